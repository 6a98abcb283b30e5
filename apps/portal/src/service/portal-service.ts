import type { Policy } from '@enrollment/domain';
import { readService, Service } from '@enrollment/persistence';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { PortalSettings } from '../portal-settings.js';

/** The one service that this portal speaks for. */
@Injectable()
export class PortalService {
  private known: string | undefined;

  constructor(
    private readonly dataSource: DataSource,
    private readonly settings: PortalSettings,
  ) {}

  async id(): Promise<string> {
    this.known ??= this.settings.values.PORTAL_SERVICE_ID ?? (await this.firstSeeded());
    return this.known;
  }

  /** With the rules that a new enrollment begins with. */
  async read(): Promise<{ service: Service; policy: Policy }> {
    return readService(this.dataSource.manager, await this.id());
  }

  private async firstSeeded(): Promise<string> {
    const [first] = await this.dataSource.manager.find(Service, { order: { position: 'ASC' }, take: 1 });
    if (first === undefined) throw new Error('there is no service yet: run the migrations and seed one');
    return first.id;
  }
}
