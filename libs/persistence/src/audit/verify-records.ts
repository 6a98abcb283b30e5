import type { DataSource } from 'typeorm';
import { BEFORE_ALL_EVENTS, type EventPosition } from '../event-position.js';
import type { Finding } from './chain.findings.js';
import { type Head, type HeadRecord, lineHash, recordFromText } from './head-record.js';
import type { RecordFile } from './record.file.js';
import type { RecordSeal } from './sign-heads.js';

/** A fault of the signed records themselves, by the line it is found in, counted from 1. */
export interface RecordFault {
  readonly line: number;
  readonly kind: 'unreadable' | 'out-of-sequence';
}

export interface RecordTotals {
  records: number;
  heads: number;
  /** Of the last readable record. */
  through: EventPosition;
  events: number;
  signedAt: Date | null;
}

export interface RecordWalk {
  readonly dataSource: DataSource;
  readonly file: RecordFile;
  readonly open: RecordSeal['open'];
  readonly found: (finding: Finding) => void;
  readonly foundInRecord: (fault: RecordFault) => void;
  readonly progress: (totals: RecordTotals) => void;
}

interface HeadRow {
  enrollmentId: string;
  number: number;
  isKnown: boolean;
  last: number | null;
  /** Of the events that the record covers by their place in the order: it named this one's head, and none behind it. */
  lastCovered: number | null;
  hash: Buffer | null;
}

async function missingHeads(
  dataSource: DataSource,
  heads: readonly Head[],
  through: EventPosition,
): Promise<Finding[]> {
  const rows = await dataSource.query<HeadRow[]>(
    `SELECT h.enrollment_id AS "enrollmentId", h.number, n.id IS NOT NULL AS "isKnown", e.hash,
            (SELECT max(l.number) FROM event l WHERE l.enrollment_id = h.enrollment_id) AS last,
            (SELECT max(l.number) FROM event l WHERE l.enrollment_id = h.enrollment_id
               AND (l.transaction_id, l.sequence) <= ($3::xid8, $4::bigint)) AS "lastCovered"
     FROM unnest($1::uuid[], $2::int[]) AS h(enrollment_id, number)
     LEFT JOIN enrollment n ON n.id = h.enrollment_id
     LEFT JOIN event e ON e.enrollment_id = h.enrollment_id AND e.number = h.number`,
    [
      heads.map(({ enrollmentId }) => enrollmentId),
      heads.map(({ number }) => number),
      String(through.transactionId),
      String(through.sequence),
    ],
  );
  const there = new Map(rows.map((row) => [row.enrollmentId, row]));
  return heads.flatMap(({ enrollmentId, number, hash }): Finding[] => {
    const row = there.get(enrollmentId);
    if (row === undefined || !row.isKnown)
      return [{ kind: 'enrollment-removed', enrollmentId, number: 1, through: number }];
    if (row.hash?.toString('hex') === hash) return misplaced(enrollmentId, number, row.lastCovered ?? 0);
    if (row.hash !== null) return [{ kind: 'edited', enrollmentId, number, through: number }];
    const last = row.last ?? 0;
    if (last > number) return [{ kind: 'removed', enrollmentId, number, through: number }];
    return [{ kind: 'cut-off', enrollmentId, number: last + 1, through: number }];
  });
}

/** Events that were put before a signature later on, or taken out from under it, by their place in the order. */
function misplaced(enrollmentId: string, head: number, lastCovered: number): Finding[] {
  if (lastCovered === head) return [];
  const [kind, first, through] =
    lastCovered > head ? (['added', head + 1, lastCovered] as const) : (['reordered', head, head] as const);
  return [{ kind, enrollmentId, number: first, through }];
}

function follows(record: HeadRecord, lineBefore: string | undefined, line: number): boolean {
  return record.number === line && record.previous === (lineBefore === undefined ? null : lineHash(lineBefore));
}

/** Checks the signed records, one after the other, and that every head they name is still there. */
export async function verifyRecords(walk: RecordWalk): Promise<RecordTotals> {
  const totals: RecordTotals = { records: 0, heads: 0, through: BEFORE_ALL_EVENTS, events: 0, signedAt: null };
  let lineBefore: string | undefined;
  for await (const line of walk.file.lines()) {
    totals.records += 1;
    const record = await walk.open(line).then(recordFromText, () => undefined);
    if (record === undefined) {
      walk.foundInRecord({ line: totals.records, kind: 'unreadable' });
    } else {
      if (!follows(record, lineBefore, totals.records)) {
        walk.foundInRecord({ line: totals.records, kind: 'out-of-sequence' });
      }
      for (const finding of await missingHeads(walk.dataSource, record.heads, record.through)) walk.found(finding);
      const { through, events, at } = record;
      Object.assign(totals, { through, events, signedAt: at, heads: totals.heads + record.heads.length });
    }
    walk.progress(totals);
    lineBefore = line;
  }
  return totals;
}
