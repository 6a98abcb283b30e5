import {
  MAIL_KINDS,
  type MailKind,
  type MailRecipient,
  type MailStatus,
  repudiatedBy,
  SYSTEM,
  UNSENT_MAIL_STATUSES,
} from '@enrollment/domain';
import {
  changeEnrollment,
  type Enrollment,
  type EnrollmentChange,
  type EventData,
  Mail,
} from '@enrollment/persistence';
import type { Step } from '@enrollment/workflows';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { WorkerClock } from '../worker-clock.js';
import { stepOf } from './step.js';

/** A dialogue that is under way for longer than this has died with its process. */
const DIALOGUE_LIMIT_MS = 150_000;
/** The end of a dialogue after DATA may stay unknown this often; then the mail counts as sent. */
const AMBIGUOUS_LIMIT = 2;
const WITH_NOT_ME_LINK = MAIL_KINDS.filter((kind) => repudiatedBy(kind) !== undefined);

export interface ClaimedMail {
  readonly id: string;
  readonly generationId: string;
  readonly enrollmentId: string;
  readonly generation: number;
  readonly kind: MailKind;
  readonly number: number;
  readonly recipient: MailRecipient;
  readonly locale: 'ja' | 'en';
  readonly serviceId: string;
  readonly serviceNameJa: string;
  readonly serviceNameEn: string;
  readonly accent: string | null;
  readonly senderNameJa: string;
  readonly senderNameEn: string;
  readonly senderAddress: string;
  readonly userId: string;
  readonly to: string | null;
  /** Which dialogue of this mail it is. */
  readonly sendings: number;
  readonly deadline: Date;
  /** Of the mail's own generation, as is the next. */
  readonly provisionedAt: Date | null;
  readonly supersededAt: Date | null;
  readonly createdAt: Date;
}

export type MailEnd =
  | { readonly kind: 'accepted' }
  | { readonly kind: 'bounced'; readonly code: number; readonly enhanced: string | null }
  | { readonly kind: 'retry' }
  | { readonly kind: 'ambiguous' }
  /** It cannot be written or addressed: more of the same does not help. */
  | { readonly kind: 'failed' };

export interface Claimant {
  /** Names the activity across its attempts. */
  readonly activity: string;
  readonly isRetry: boolean;
}

/** What the events of a mail say of which one it is, beside its generation. */
function nameOf({ kind, number, recipient }: Mail): EventData {
  return { kind, number, recipient };
}

/** A mail that may have been taken once stays so until a server says more of it. */
function statusAfter({ kind }: MailEnd, ambiguousSendings: number): MailStatus {
  if (kind === 'accepted' || kind === 'bounced') return kind;
  if (ambiguousSendings > 0) return 'ambiguous';
  return kind === 'retry' ? 'queued' : 'failed';
}

/** The rows of mails, committed before each dialogue and after it. */
@Injectable()
export class MailLedger {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: WorkerClock,
  ) {}

  /**
   * Takes a mail for one dialogue. Where an earlier attempt of the same activity left `sending` behind, it has died, and
   * how far it got is unknown.
   * @param notMeCodeHash kept where the mail has such a link, and known before the mail is out: its reader may be faster than the end of the dialogue
   * @returns null when there is nothing to send: void, no longer wanted, sent, or in another's hands
   */
  async claim(id: string, notMeCodeHash: Buffer, { activity, isRetry }: Claimant): Promise<ClaimedMail | null> {
    const now = this.clock.now();
    const died = new Date(now.getTime() - DIALOGUE_LIMIT_MS);
    const [rows] = await this.dataSource.query<[ClaimedMail[]]>(
      `UPDATE mail m SET status = 'sending', status_at = $2, claimed_by = $4, sendings = m.sendings + 1,
              not_me_code_hash = CASE WHEN m.kind = ANY($7) THEN $6::bytea END,
              ambiguous_sendings = m.ambiguous_sendings + (m.status = 'sending')::int
       FROM enrollment e
       JOIN service s ON s.id = e.service_id
       JOIN customer c ON c.id = e.customer_id, generation g
       WHERE m.id = $1 AND e.id = m.enrollment_id AND g.enrollment_id = m.enrollment_id AND g.number = m.generation
         AND (m.status IN ('queued','ambiguous')
           OR (m.status = 'sending' AND (m.status_at <= $3 OR (m.claimed_by = $4 AND $5))))
         AND (m.kind NOT IN ('token-issue','reminder') OR (m.generation = e.generation AND e.ended_at IS NULL))
       RETURNING m.id, g.id AS "generationId", m.enrollment_id AS "enrollmentId", m.generation, m.kind, m.number, m.recipient, e.locale,
         e.service_id AS "serviceId", s.name_ja AS "serviceNameJa", s.name_en AS "serviceNameEn", s.sender_name_ja AS "senderNameJa",
         s.sender_name_en AS "senderNameEn", s.sender_address AS "senderAddress", s.accent, g.user_id AS "userId",
         e.deadline, g.provisioned_at AS "provisionedAt", g.superseded_at AS "supersededAt", m.created_at AS "createdAt",
         m.sendings, CASE m.recipient WHEN 'known' THEN c.known_mail_address ELSE g.mail_address END AS "to"`,
      [id, now, died, activity, isRetry, notMeCodeHash, WITH_NOT_ME_LINK],
    );
    return rows[0] ?? null;
  }

  /** Writes how a dialogue ended, with its event. */
  async settle({ id, enrollmentId, sendings }: ClaimedMail, end: MailEnd): Promise<void> {
    await changeEnrollment(this.dataSource, enrollmentId, this.clock.now(), async (change) => {
      const mail = await change.manager.findOneByOrFail(Mail, { id });
      const isOwn = mail.status === 'sending' && mail.sendings === sendings;
      // Another has taken it over or given it up, and counted how this one ends as unknown: only an answer says more.
      const isAnswer = mail.status !== 'accepted' && (end.kind === 'accepted' || end.kind === 'bounced');
      if (isOwn || isAnswer) await this.write(change, mail, end);
    });
  }

  /** Mails of which everything was tried. A dialogue that is still under way leaves unknown whether they were taken. */
  async giveUp(enrollmentId: string, ids: readonly string[]): Promise<Step> {
    return changeEnrollment(this.dataSource, enrollmentId, this.clock.now(), async (change) => {
      for (const id of ids) {
        const mail = await change.manager.findOneByOrFail(Mail, { id });
        if (mail.status === 'sending') await this.write(change, mail, { kind: 'ambiguous' });
        if (mail.status === 'queued') await this.write(change, mail, { kind: 'failed' });
      }
      return stepOf(change.row);
    });
  }

  private async write(change: EnrollmentChange, mail: Mail, end: MailEnd): Promise<void> {
    const { manager, row, now } = change;
    const ambiguousSendings = mail.ambiguousSendings + (end.kind === 'ambiguous' ? 1 : 0);
    const sent = end.kind === 'accepted' || (end.kind === 'ambiguous' && ambiguousSendings >= AMBIGUOUS_LIMIT);
    const status = sent ? 'accepted' : statusAfter(end, ambiguousSendings);
    // A mail that has come back by now was taken, whatever our own side of the dialogue saw of it.
    const isOver = mail.status === 'bounced' || (mail.status === 'void' && !sent);
    await manager.update(Mail, mail.id, { ambiguousSendings, ...(isOver ? {} : { status, statusAt: now }) });
    const data = nameOf(mail);
    if (end.kind !== 'retry' || mail.ambiguousSendings > 0) change.touch();
    if (end.kind === 'bounced' && !isOver) {
      const answer = { code: end.code, status: end.enhanced };
      await change.record('mail.bounced', SYSTEM, { ...data, ...answer }, mail.generation);
    }
    if (status === 'failed') await change.record('mail.failed', SYSTEM, data, mail.generation);
    if (!sent) return;
    const moves = mail.kind === 'token-issue' && mail.generation === row.generation && row.state === 'ISSUING';
    if (moves) await change.transit('acceptMail', SYSTEM, data);
    else await change.record('mail.accepted', SYSTEM, data, mail.generation);
  }

  /** Which of these mails still wait, and where the enrollment stands. */
  async standing(enrollmentId: string, ids: readonly string[]): Promise<{ row: Enrollment; waiting: string[] }> {
    return changeEnrollment(this.dataSource, enrollmentId, this.clock.now(), async ({ manager, row }) => {
      const rows = await manager.query<{ id: string }[]>(
        'SELECT id FROM mail WHERE id = ANY($1) AND status = ANY($2)',
        [ids, UNSENT_MAIL_STATUSES],
      );
      return { row, waiting: rows.map(({ id }) => id) };
    });
  }
}
