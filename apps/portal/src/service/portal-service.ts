import { SettingsError } from '@enrollment/config';
import type { Policy } from '@enrollment/domain';
import { readService, Service } from '@enrollment/persistence';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { PortalSettings } from '../portal-settings.js';

function missing(what: string): SettingsError {
  return new SettingsError([
    { name: 'PORTAL_SERVICE_ID', mend: `${what}; add one with SERVICES_FILE of the migration` },
  ]);
}

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

  /** For the program's start. @throws SettingsError when its service was never added */
  async requireKnown(): Promise<void> {
    if (await this.dataSource.manager.existsBy(Service, { id: await this.id() })) return;
    throw missing('names no service that is there');
  }

  /** With the rules that a new enrollment begins with. */
  async read(): Promise<{ service: Service; policy: Policy }> {
    return readService(this.dataSource.manager, await this.id());
  }

  private async firstSeeded(): Promise<string> {
    const [first] = await this.dataSource.manager.find(Service, { order: { position: 'ASC' }, take: 1 });
    if (first === undefined) throw missing('is not set, and there is no service yet');
    return first.id;
  }
}
