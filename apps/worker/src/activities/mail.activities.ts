import { returnPath } from '@enrollment/keys';
import { MailTransport, messageId } from '@enrollment/mail';
import type { Step } from '@enrollment/workflows';
import { Injectable, Logger } from '@nestjs/common';
import { Context } from '@temporalio/activity';
import { ApplicationFailure } from '@temporalio/common';
import { WorkerKeys } from '../worker-keys.js';
import { WorkerSettings } from '../worker-settings.js';
import { MailContent } from './mail.content.js';
import { type Claimant, type ClaimedMail, type MailEnd, MailLedger } from './mail.ledger.js';
import { stepOf } from './step.js';

/** Well within the heartbeat time-out: the death of this process is noticed soon. */
const HEARTBEAT_MS = 4_000;

@Injectable()
export class MailActivities {
  private readonly logger = new Logger(MailActivities.name);

  constructor(
    private readonly ledger: MailLedger,
    private readonly transport: MailTransport,
    private readonly content: MailContent,
    private readonly keys: WorkerKeys,
    private readonly settings: WorkerSettings,
  ) {}

  /** One dialogue for each mail that still waits. Fails, to be retried, when none of them could be settled. */
  async deliverMails(enrollmentId: string, mails: readonly string[]): Promise<Step> {
    const activity = Context.current();
    const { workflowExecution, activityId, attempt } = activity.info;
    const claimant = { activity: `${workflowExecution?.runId}/${activityId}`, isRetry: attempt > 1 };
    const heartbeat = setInterval(() => activity.heartbeat(), HEARTBEAT_MS);
    try {
      for (const id of mails) await this.deliver(id, claimant);
    } finally {
      clearInterval(heartbeat);
    }
    const { row, waiting } = await this.ledger.standing(enrollmentId, mails);
    if (waiting.length === mails.length) throw ApplicationFailure.retryable('no mail could be sent', 'MailServerAway');
    return stepOf(row, waiting);
  }

  giveUpMails(enrollmentId: string, mails: readonly string[]): Promise<Step> {
    return this.ledger.giveUp(enrollmentId, mails);
  }

  private async deliver(id: string, claimant: Claimant): Promise<void> {
    const mail = await this.ledger.claim(id, this.content.notMeCodeHash(id), claimant);
    if (mail !== null) await this.ledger.settle(mail, await this.send(mail));
  }

  /** A mail that cannot be written is no reason for its companions not to be sent. */
  private async send(mail: ClaimedMail): Promise<MailEnd> {
    if (mail.to === null) return { kind: 'failed' };
    try {
      return await this.dialogue(mail, mail.to);
    } catch (error) {
      this.logger.error(`mail ${mail.id} cannot be written: ${error instanceof Error ? error.name : 'unknown'}`);
      return { kind: 'failed' };
    }
  }

  private async dialogue(mail: ClaimedMail, to: string): Promise<MailEnd> {
    const from = { name: mail.locale === 'en' ? mail.senderNameEn : mail.senderNameJa, address: mail.senderAddress };
    const domain = mail.senderAddress.slice(mail.senderAddress.indexOf('@') + 1);
    const content = await this.content.compose(mail);
    const localPart = returnPath(this.keys.ring.mailTagKey, mail.id);
    const envelope = { from: `${localPart}@${this.settings.values.BOUNCE_DOMAIN ?? domain}`, to };
    const id = messageId(mail, domain);
    return this.transport.send({ ...content, envelope, from, to, messageId: id, date: mail.createdAt });
  }
}
