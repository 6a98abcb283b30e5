import { DEVICE, EnrollmentState, isOpen } from '@enrollment/domain';
import type { DataSource } from 'typeorm';
import { changeEnrollment } from './enrollment-change.js';
import { Generation } from './entities/generation.entity.js';

export type LinkState = 'open' | 'superseded' | 'expired' | 'ended';

/** What a link in a token-issue mail leads to. */
export interface Link {
  readonly enrollmentId: string;
  readonly generation: number;
  readonly state: LinkState;
  readonly serviceId: string;
  readonly serviceName: { readonly ja: string; readonly en: string };
  readonly userId: string;
  readonly deadline: Date;
}

interface LinkRow {
  enrollmentId: string;
  generation: number;
  current: number;
  state: EnrollmentState;
  serviceId: string;
  nameJa: string;
  nameEn: string;
  userId: string;
  deadline: Date;
}

function linkState(row: LinkRow): LinkState {
  if (row.generation !== row.current) return 'superseded';
  if (row.state === EnrollmentState.EXPIRED) return 'expired';
  return isOpen(row.state) ? 'open' : 'ended';
}

/** Looks a link up by the hash of its code; reading consumes nothing. */
export async function findLink(dataSource: DataSource, codeHash: Buffer): Promise<Link | null> {
  const [row] = await dataSource.query<LinkRow[]>(
    `SELECT g.enrollment_id AS "enrollmentId", g.number AS generation, e.generation AS current, e.state, g.service_id AS "serviceId",
            s.name_ja AS "nameJa", s.name_en AS "nameEn", g.user_id AS "userId", e.deadline
     FROM generation g JOIN enrollment e ON e.id = g.enrollment_id JOIN service s ON s.id = g.service_id
     WHERE g.link_code_hash = $1`,
    [codeHash],
  );
  if (row === undefined) return null;
  const { enrollmentId, generation, serviceId, userId, deadline } = row;
  const serviceName = { ja: row.nameJa, en: row.nameEn };
  return { enrollmentId, generation, serviceId, userId, deadline, serviceName, state: linkState(row) };
}

/** Records, once, that a person tapped the link of the current generation. */
export async function recordLinkOpened(dataSource: DataSource, link: Link, now: Date): Promise<void> {
  await changeEnrollment(dataSource, link.enrollmentId, now, async (change) => {
    const of = { enrollmentId: link.enrollmentId, number: link.generation };
    const generation = await change.manager.findOneByOrFail(Generation, of);
    if (generation.linkOpenedAt !== null || change.row.generation !== link.generation) return;
    await change.manager.update(Generation, of, { linkOpenedAt: now });
    await change.record('link.opened', DEVICE);
  });
}
