import { type EnrollmentState, isOpen, type MailKind, NOT_ME_VALID_MS, repudiatedBy } from '@enrollment/domain';
import type { DataSource } from 'typeorm';

/** What saying "this was not me" would do, or has done. */
export type NotMeState =
  /** It would void the generation. */
  | 'voids'
  /** The generation is superseded or ended: it would be kept on record. */
  | 'notes'
  /** It would suspend the token and hold further issues. */
  | 'suspends'
  | 'voiding'
  | 'voided'
  | 'noted'
  | 'suspended'
  | 'expired';

export interface NotMe {
  readonly mailId: string;
  readonly state: NotMeState;
  readonly serviceName: { readonly ja: string; readonly en: string };
  readonly sentAt: Date;
}

interface NotMeRow {
  mailId: string;
  kind: MailKind;
  generation: number;
  current: number;
  enrollmentState: EnrollmentState;
  nameJa: string;
  nameEn: string;
  sentAt: Date;
  saidAt: Date | null;
  cancelOrdered: boolean;
  cancelledAt: Date | null;
  /** Whether operators have revoked the mail's token or closed a case about it. */
  settled: boolean;
}

function stateOf(row: NotMeRow, now: Date): NotMeState {
  const endsToken = repudiatedBy(row.kind) === 'token';
  if (row.saidAt !== null) {
    if (endsToken) return row.settled ? 'noted' : 'suspended';
    if (!row.cancelOrdered) return 'noted';
    return row.cancelledAt === null ? 'voiding' : 'voided';
  }
  if (now.getTime() - row.sentAt.getTime() >= NOT_ME_VALID_MS) return 'expired';
  if (endsToken) return row.settled ? 'notes' : 'suspends';
  return isOpen(row.enrollmentState) && row.generation === row.current ? 'voids' : 'notes';
}

/** Looks a "this was not me" link up by the hash of its code; reading consumes nothing. */
export async function findNotMe(dataSource: DataSource, codeHash: Buffer, now: Date): Promise<NotMe | null> {
  const [row] = await dataSource.query<NotMeRow[]>(
    `SELECT m.id AS "mailId", m.kind, m.generation, e.generation AS current, e.state AS "enrollmentState",
            s.name_ja AS "nameJa", s.name_en AS "nameEn", m.created_at AS "sentAt", m.not_me_at AS "saidAt",
            a.id IS NOT NULL AS "cancelOrdered", a.done_at AS "cancelledAt",
            EXISTS (SELECT FROM token t LEFT JOIN repudiation_case c ON c.token_id = t.id AND c.closed_at IS NOT NULL
                    WHERE t.enrollment_id = m.enrollment_id AND t.generation = m.generation
                      AND (t.status = 'revoked' OR c.id IS NOT NULL)) AS settled
     FROM mail m
     JOIN enrollment e ON e.id = m.enrollment_id
     JOIN service s ON s.id = e.service_id
     LEFT JOIN act a ON a.id = m.id AND a.refused_code IS NULL
     WHERE m.not_me_code_hash = $1`,
    [codeHash],
  );
  if (row === undefined) return null;
  const { mailId, sentAt, nameJa: ja, nameEn: en } = row;
  return { mailId, sentAt, serviceName: { ja, en }, state: stateOf(row, now) };
}
