import { isInvitation, isNews, SYSTEM } from '@enrollment/domain';
import type { DeliveryReport } from '@enrollment/mail';
import { changeEnrollment, type EnrollmentChange, Generation, Mail } from '@enrollment/persistence';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { WorkerClock } from '../worker-clock.js';

/** Writes what mail servers report of mails that they took, with its event; the same report twice is written once. */
@Injectable()
export class MailReports {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: WorkerClock,
  ) {}

  /** The state stays as it is, and the workflow is not told: nothing it decides depends on a bounce (ADR 0015). */
  async record(mailId: string, { kind, status }: DeliveryReport): Promise<void> {
    const known = await this.dataSource.manager.findOneBy(Mail, { id: mailId });
    if (known === null) return;
    await changeEnrollment(this.dataSource, known.enrollmentId, this.clock.now(), async (change) => {
      const mail = await change.manager.findOneByOrFail(Mail, { id: mailId });
      if (!isNews(kind, mail.status) || !(await this.isAwaited(mail, change))) return;
      await change.manager.update(Mail, mailId, { status: kind, statusAt: change.now });
      const { kind: mailKind, number, recipient } = mail;
      await change.record(`mail.${kind}`, SYSTEM, { kind: mailKind, number, recipient, status });
    });
  }

  /** Whether anybody still waits for a mail. An invitation that was followed has arrived, whatever is said of it. */
  private async isAwaited(mail: Mail, { manager, row }: EnrollmentChange): Promise<boolean> {
    if (mail.generation !== row.generation) return false;
    if (!isInvitation(mail.kind)) return true;
    const of = { enrollmentId: row.id, number: row.generation };
    const { linkOpenedAt, provisionedAt } = await manager.findOneByOrFail(Generation, of);
    return linkOpenedAt === null && provisionedAt === null;
  }
}
