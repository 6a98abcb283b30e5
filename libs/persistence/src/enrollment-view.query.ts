import {
  type DeviceKind,
  type EnrollmentState,
  type EnrollmentView,
  isStuckAt,
  type MailStatus,
  nextStuckTurn,
  type Policy,
  policyView,
  type StuckReason,
  shownMailStatus,
} from '@enrollment/domain';
import type { EntityManager } from 'typeorm';
import { outlookOf } from './stuck-columns.js';

interface ViewRow {
  id: string;
  generation: number;
  state: EnrollmentState;
  stuckReason: StuckReason | null;
  stuckSince: Date | null;
  stuckUntil: Date | null;
  serviceId: string;
  userId: string;
  mailAddress: string | null;
  mailStatus: MailStatus;
  mailAt: Date;
  mailNumber: number;
  mailCreatedAt: Date;
  linkOpenedAt: Date | null;
  provisionedAt: Date | null;
  deviceKind: DeviceKind | null;
  clockOffsetSeconds: number | null;
  startPasswordCounted: number;
  otpCounted: number;
  deadline: Date;
  createdAt: Date;
  updatedAt: Date;
  activatedAt: Date | null;
  repudiated: boolean;
  policy: Policy;
}

const SELECT = `
  SELECT e.id, e.generation, e.state, e.service_id AS "serviceId", e.deadline,
         e.stuck_reason AS "stuckReason", e.stuck_since AS "stuckSince", e.stuck_until AS "stuckUntil",
         e.created_at AS "createdAt", e.updated_at AS "updatedAt", e.activated_at AS "activatedAt",
         g.user_id AS "userId", g.mail_address AS "mailAddress", g.link_opened_at AS "linkOpenedAt",
         g.provisioned_at AS "provisionedAt", g.clock_offset_seconds AS "clockOffsetSeconds",
         g.start_password_counted AS "startPasswordCounted", g.otp_counted AS "otpCounted",
         m.status AS "mailStatus", m.status_at AS "mailAt", m.number AS "mailNumber", m.created_at AS "mailCreatedAt",
         t.device_kind AS "deviceKind", p.body AS policy,
         EXISTS (SELECT FROM act a JOIN mail r ON r.id = a.id
                 WHERE a.enrollment_id = e.id AND a.kind = 'repudiate' AND a.done_at IS NOT NULL) AS repudiated
  FROM enrollment e
  JOIN generation g ON g.enrollment_id = e.id AND g.number = e.generation
  JOIN policy p ON p.service_id = e.service_id AND p.version = e.policy_version
  LEFT JOIN token t ON t.enrollment_id = e.id AND t.generation = e.generation
  JOIN LATERAL (
    SELECT status, status_at, number, created_at FROM mail
    WHERE enrollment_id = e.id AND generation = e.generation AND kind = 'token-issue' ORDER BY number DESC LIMIT 1) m ON true`;

const rfc3339 = (time: Date | null): string | null => time?.toISOString() ?? null;

function resend(row: ViewRow): EnrollmentView['resend'] {
  const remaining = Math.max(0, row.policy.resendsPerGeneration - (row.mailNumber - 1));
  const soonest = new Date(row.mailCreatedAt.getTime() + row.policy.resendIntervalSeconds * 1000);
  return { remaining, availableAt: remaining > 0 ? soonest.toISOString() : null };
}

function stuck(row: ViewRow, now: Date): EnrollmentView['stuck'] {
  const outlook = outlookOf(row);
  if (outlook === null || !isStuckAt(outlook, now)) return null;
  const { reason, since } = outlook;
  const { clockOffsetSeconds } = row;
  const detail = reason === 'CLOCK_SKEW' && clockOffsetSeconds !== null ? { clockOffsetSeconds } : {};
  return { reason, since: since.toISOString(), ...detail };
}

function toView(row: ViewRow, now: Date): EnrollmentView {
  const { policy } = row;
  return {
    id: row.id,
    generation: row.generation,
    state: row.state,
    stuck: stuck(row, now),
    repudiated: row.repudiated,
    serviceId: row.serviceId,
    userId: row.userId,
    mailAddress: row.mailAddress ?? '',
    mail: { status: shownMailStatus(row.mailStatus), at: row.mailAt.toISOString() },
    resend: resend(row),
    provisioning: {
      linkOpenedAt: rfc3339(row.linkOpenedAt),
      provisionedAt: rfc3339(row.provisionedAt),
      deviceKind: row.deviceKind,
    },
    deadline: row.deadline.toISOString(),
    attempts: {
      startPasswordRemaining: Math.max(0, policy.startPasswordTries - row.startPasswordCounted),
      otpRemaining: Math.max(0, policy.otpTries - row.otpCounted),
    },
    policy: policyView(policy),
    createdAt: row.createdAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
    activatedAt: rfc3339(row.activatedAt),
  };
}

/** One enrollment as the portal shows it, by one query. */
export async function readEnrollmentView(manager: EntityManager, id: string, now: Date): Promise<EnrollmentView> {
  const [row] = await manager.query<[ViewRow]>(`${SELECT} WHERE e.id = $1`, [id]);
  return toView(row, now);
}

export interface LiveEnrollment {
  readonly view: EnrollmentView;
  /** When the view says something else although nothing happens; null when it does not. */
  readonly turnsAt: Date | null;
}

/** The customer's open enrollment, or the latest one; null when there was never any. */
export async function readLiveEnrollment(
  manager: EntityManager,
  customerId: string,
  now: Date,
): Promise<LiveEnrollment | null> {
  const [row] = await manager.query<ViewRow[]>(
    `${SELECT} WHERE e.customer_id = $1 ORDER BY e.created_at DESC LIMIT 1`,
    [customerId],
  );
  if (row === undefined) return null;
  const outlook = outlookOf(row);
  return { view: toView(row, now), turnsAt: outlook && nextStuckTurn(outlook, now) };
}

/** What `readLiveEnrollment` shows, for whoever does not stay to watch. */
export async function readLatestEnrollmentView(
  manager: EntityManager,
  customerId: string,
  now: Date,
): Promise<EnrollmentView | null> {
  return (await readLiveEnrollment(manager, customerId, now))?.view ?? null;
}
