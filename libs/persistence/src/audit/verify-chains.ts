import type { DataSource } from 'typeorm';
import { EVENT_COLUMNS, type LoggedEvent, loggedEvent } from '../event-log.js';
import { type EventPosition, isAfter } from '../event-position.js';
import { type Chain, chainFindings, type Finding } from './chain.findings.js';

/** Enrollments that are held in memory at once, with their events. */
const BATCH = 200;
const FIRST_ID = '00000000-0000-0000-0000-000000000000';

type Row = { chainId: string; eventCount: number; headHash: Buffer | null } & Parameters<typeof loggedEvent>[0];

/** One statement, so that an enrollment's row and its events are of one moment. */
const NEXT_CHAINS = `
  SELECT n.id AS "chainId", n.event_count AS "eventCount", n.head_hash AS "headHash", ${EVENT_COLUMNS}
  FROM (SELECT id, event_count, head_hash FROM enrollment WHERE id > $1 ORDER BY id LIMIT ${BATCH}) n
  LEFT JOIN event e ON e.enrollment_id = n.id ORDER BY n.id, e.number`;

interface ReadChain extends Chain {
  readonly events: LoggedEvent[];
}

async function readChains(dataSource: DataSource, afterId: string): Promise<ReadChain[]> {
  const chains = new Map<string, ReadChain>();
  for (const { chainId, eventCount, headHash, ...event } of await dataSource.query<Row[]>(NEXT_CHAINS, [afterId])) {
    const chain = chains.get(chainId) ?? { enrollmentId: chainId, eventCount, headHash, events: [] };
    chains.set(chainId, chain);
    if (event.id !== null) chain.events.push(loggedEvent(event));
  }
  return [...chains.values()];
}

export interface ChainTotals {
  enrollments: number;
  events: number;
  /** Of these, how many a signed record covers. */
  covered: number;
}

export interface ChainWalk {
  readonly dataSource: DataSource;
  /** How far the signed records go. */
  readonly through: EventPosition;
  readonly found: (finding: Finding) => void;
  readonly progress: (totals: ChainTotals) => void;
}

/** Checks every chain by itself: hashes, numbers, and what the enrollment's row says of them. */
export async function verifyChains({ dataSource, through, found, progress }: ChainWalk): Promise<ChainTotals> {
  const totals: ChainTotals = { enrollments: 0, events: 0, covered: 0 };
  let afterId = FIRST_ID;
  for (;;) {
    const chains = await readChains(dataSource, afterId);
    for (const chain of chains) {
      for (const finding of chainFindings(chain)) found(finding);
      totals.enrollments += 1;
      totals.events += chain.events.length;
      totals.covered += chain.events.filter(({ position }) => !isAfter(position, through)).length;
    }
    progress(totals);
    const last = chains.at(-1);
    if (last === undefined || chains.length < BATCH) return totals;
    afterId = last.enrollmentId;
  }
}
