import { once } from 'node:events';
import { SettingsError } from '@enrollment/config';
import { mailOfReturnPath } from '@enrollment/keys';
import { readDeliveryReport } from '@enrollment/mail';
import { type BeforeApplicationShutdown, Injectable, Logger, type OnApplicationBootstrap } from '@nestjs/common';
import type { SMTPServer } from 'smtp-server';
import { WorkerKeys } from '../worker-keys.js';
import { WorkerSettings } from '../worker-settings.js';
import { type BounceIntake, bounceServer } from './bounce.server.js';
import { MailReports } from './mail.reports.js';

/** What may be told of a fault: a message of the server may quote what a stranger sent. */
function codeOf(error: unknown): string {
  return typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : 'unknown';
}

/** Listens for mails that come back, from the application's start to its end. */
@Injectable()
export class BounceListener implements BounceIntake, OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger(BounceListener.name);
  private server: SMTPServer | undefined;

  constructor(
    private readonly settings: WorkerSettings,
    private readonly keys: WorkerKeys,
    private readonly reports: MailReports,
  ) {}

  mailOf(localPart: string): string | null {
    return mailOfReturnPath(this.keys.ring.mailTagKey, localPart);
  }

  async take(mailId: string, message: Buffer): Promise<void> {
    const report = await readDeliveryReport(message);
    if (report === null) return;
    try {
      await this.reports.record(mailId, report);
    } catch (error) {
      this.logger.warn(`a report about mail ${mailId} is to come again: ${codeOf(error)}`);
      throw error;
    }
  }

  /** @throws SettingsError when the port cannot be listened on */
  async onApplicationBootstrap(): Promise<void> {
    const { BIND_ADDRESS, BOUNCE_PORT } = this.settings.values;
    const server = bounceServer(this);
    server.on('error', (error) => this.logger.warn(`a connection to the bounce port failed: ${codeOf(error)}`));
    server.listen(BOUNCE_PORT, BIND_ADDRESS);
    await once(server.server, 'listening').catch((error: unknown) => {
      const mend = `cannot be listened on (${codeOf(error)}); set a port that is free`;
      throw new SettingsError([{ name: 'BOUNCE_PORT', mend }]);
    });
    this.server = server;
  }

  async beforeApplicationShutdown(): Promise<void> {
    await new Promise<void>((closed) => (this.server ? this.server.close(closed) : closed()));
  }
}
