import type { DataSource, EntityManager } from 'typeorm';
import { EventLog, type LoggedEvent } from '../event-log.js';
import { BEFORE_ALL_EVENTS, type EventPosition, isAfter } from '../event-position.js';
import { asOneOfMany } from '../one-of-many.js';
import { type Head, type HeadRecord, lineHash, recordFromText, recordText } from './head-record.js';
import type { RecordFile } from './record.file.js';

/** What turns a record's text into a signed line, and back when the signature is right. */
export interface RecordSeal {
  sign(text: string): Promise<string>;
  /** @throws when the line was not signed by a key that is known */
  open(line: string): Promise<string>;
}

export interface SigningOptions {
  readonly dataSource: DataSource;
  readonly file: RecordFile;
  readonly seal: RecordSeal;
  readonly now: Date;
  /** Nothing is written while the last record is younger, milliseconds. */
  readonly unlessYoungerThanMs?: number;
}

/** Thrown when the records that are there speak of another database than this one, or of a later state of it. */
export class RecordsOfAnotherDatabase extends Error {
  override readonly name = 'RecordsOfAnotherDatabase';

  constructor() {
    super('the signed records go further than this database: it is another one, or was put back to an earlier state');
  }
}

/** Events that one record covers, so that no line grows without bounds. */
const EVENTS_A_RECORD = 1_000;

function headsOf(events: readonly LoggedEvent[]): Head[] {
  const heads = new Map<string, Head>();
  for (const { enrollmentId, number, hash } of events) {
    heads.set(enrollmentId, { enrollmentId, number, hash: hash.toString('hex') });
  }
  return [...heads.values()];
}

class Signing {
  private written = 0;

  constructor(
    private readonly options: SigningOptions,
    private readonly log: EventLog,
    private line: string | undefined,
    private last: HeadRecord | undefined,
  ) {}

  /** Goes on until every settled event is covered. Something is written in any case: silence would be a sign of a fault. */
  async run(): Promise<number> {
    for (;;) {
      const through = this.last?.through ?? BEFORE_ALL_EVENTS;
      const events = await this.log.readAfter(through, EVENTS_A_RECORD);
      if (events.length > 0 || this.written === 0) await this.write(events, events.at(-1)?.position ?? through);
      if (events.length < EVENTS_A_RECORD) return this.written;
    }
  }

  private async write(events: readonly LoggedEvent[], through: EventPosition): Promise<void> {
    const { file, seal, now } = this.options;
    const record: HeadRecord = {
      number: (this.last?.number ?? 0) + 1,
      at: now,
      previous: this.line === undefined ? null : lineHash(this.line),
      through,
      events: (this.last?.events ?? 0) + events.length,
      heads: headsOf(events),
    };
    this.line = await seal.sign(recordText(record));
    await file.append(this.line);
    this.last = record;
    this.written += 1;
  }
}

async function signUnderLock(manager: EntityManager, options: SigningOptions): Promise<number> {
  const { file, seal, now, unlessYoungerThanMs = 0 } = options;
  const line = await file.lastLine();
  const last = line === undefined ? undefined : recordFromText(await seal.open(line));
  if (last !== undefined && now.getTime() - last.at.getTime() < unlessYoungerThanMs) return 0;
  const log = new EventLog(manager);
  if (last !== undefined && isAfter(last.through, await log.settledPosition())) throw new RecordsOfAnotherDatabase();
  return new Signing(options, log, line, last).run();
}

/**
 * Adds signed records of the heads of all chains that grew since the last one. Of several workers that share a file one
 * writes, the others leave it to that one.
 * @returns how many records were written
 * @throws RecordsOfAnotherDatabase
 */
export async function signHeads(options: SigningOptions): Promise<number> {
  const sign = (manager: EntityManager) => signUnderLock(manager, options);
  return (await asOneOfMany(options.dataSource, 'sign event heads', sign)) ?? 0;
}
