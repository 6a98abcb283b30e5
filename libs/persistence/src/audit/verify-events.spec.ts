import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { EnrollmentEvent } from '../entities/event.entity.js';
import { eventHash } from '../event-chain.js';
import { describeWithDatabase, FreshDatabase } from '../fresh-database.fixture.js';
import { RecordFile } from './record.file.js';
import { RecordsOfAnotherDatabase, signHeads } from './sign-heads.js';
import { verifyEvents } from './verify-events.js';

/** Stands in for a signature: what matters here is who wrote what, not how it is signed. */
const seal = {
  sign: async (text: string) => `signed ${text}`,
  open: async (line: string) => {
    if (!line.startsWith('signed ')) throw new Error('not signed');
    return line.slice('signed '.length);
  },
};

describeWithDatabase('verification of events', () => {
  let database: FreshDatabase;
  let folder: string;
  let path: string;
  beforeEach(async () => {
    database = await FreshDatabase.create();
    folder = await mkdtemp(join(tmpdir(), 'audit-'));
    path = join(folder, 'heads.jws');
  });
  afterEach(async () => {
    await database.drop();
    await rm(folder, { recursive: true });
  });

  async function sign(at = '2026-11-24T02:00:00Z', unlessYoungerThanMs?: number): Promise<number> {
    await database.settle();
    const { dataSource } = database;
    return signHeads({ dataSource, file: new RecordFile(path), seal, now: new Date(at), unlessYoungerThanMs });
  }

  async function verify() {
    const found: string[] = [];
    const inRecords: string[] = [];
    const { records, chains } = await verifyEvents({
      dataSource: database.dataSource,
      file: new RecordFile(path),
      open: seal.open,
      found: ({ kind, enrollmentId, number, through }) => found.push(`${kind} ${enrollmentId} ${number}-${through}`),
      foundInRecord: ({ kind, line }) => inRecords.push(`${kind} ${line}`),
      progress: () => undefined,
    });
    return { found, inRecords, records, chains };
  }

  const ofEvent = (enrollmentId: string, number: number) => `enrollment_id = '${enrollmentId}' AND number = ${number}`;
  const forgetEvents = (enrollmentId: string, left: number) =>
    `UPDATE enrollment SET event_count = ${left},
      head_hash = (SELECT hash FROM event WHERE ${ofEvent(enrollmentId, left)}) WHERE id = '${enrollmentId}'`;

  /** As somebody would who knows how the chain is made: every later hash is made anew. */
  async function rewrite(enrollmentId: string, from: number): Promise<void> {
    const events = await database.dataSource.manager.find(EnrollmentEvent, {
      where: { enrollmentId },
      order: { number: 'ASC' },
    });
    const statements: string[] = [];
    let previousHash: Buffer | null = null;
    for (const event of events) {
      const changed: EnrollmentEvent = event.number < from ? event : { ...event, type: 'expired', previousHash };
      const hash = event.number < from ? event.hash : eventHash(changed);
      statements.push(
        `UPDATE event SET type = '${changed.type}', hash = '\\x${hash.toString('hex')}',
           previous_hash = ${previousHash === null ? 'NULL' : `'\\x${previousHash.toString('hex')}'`}
         WHERE id = '${event.id}'`,
      );
      previousHash = hash;
    }
    await database.tamper(...statements, forgetEvents(enrollmentId, events.length));
  }

  it('finds nothing where all is as it was written, and says how much that is', async () => {
    for (let enrollments = 0; enrollments < 3; enrollments += 1) await database.newEnrollment(4);
    await sign();
    await database.newEnrollment(2);
    const { found, inRecords, records, chains } = await verify();
    expect([found, inRecords]).toEqual([[], []]);
    expect(chains).toEqual({ enrollments: 4, events: 14, covered: 12 });
    expect(records).toMatchObject({ records: 1, heads: 3, events: 12 });
  });

  it.each([
    ['an edited row', `UPDATE event SET type = 'expired' WHERE $2`, ['edited 2-2']],
    ['an edited actor', `UPDATE event SET actor = '{"kind":"device"}' WHERE $1`, ['edited 1-1']],
    ['a removed row', 'DELETE FROM event WHERE $2', ['removed 2-2']],
    ['two removed rows', 'DELETE FROM event WHERE $2 OR $3', ['removed 2-3']],
    ['the first row removed', 'DELETE FROM event WHERE $1', ['removed 1-1']],
    ['a row cut off', 'DELETE FROM event WHERE $4', ['cut-off 4-4']],
    ['all rows cut off', 'DELETE FROM event WHERE $1 OR $2 OR $3 OR $4', ['cut-off 1-4']],
    [
      'two rows in each other’s place',
      `UPDATE event SET number = CASE number WHEN 2 THEN 30 ELSE 2 END WHERE $2 OR $3; UPDATE event SET number = 3 WHERE $30`,
      ['reordered 2-2', 'reordered 3-3'],
    ],
  ])('finds %s without any signature', async (_, statement, expected) => {
    await database.newEnrollment(4);
    const enrollmentId = await database.newEnrollment(4);
    const statements = statement.replaceAll(
      /\$(\d+)/g,
      (_match, number) => `(${ofEvent(enrollmentId, Number(number))})`,
    );
    await database.tamper(...statements.split(';'));
    const { found } = await verify();
    expect(found).toEqual(expected.map((fault) => fault.replace(' ', ` ${enrollmentId} `)));
  });

  it('finds a row whose hash was made anew, by its successor or by the enrollment', async () => {
    const enrollmentId = await database.newEnrollment(4);
    for (const number of [2, 4]) {
      const event = await database.dataSource.manager.findOneByOrFail(EnrollmentEvent, { enrollmentId, number });
      const hash = eventHash({ ...event, type: 'expired' }).toString('hex');
      await database.tamper(
        `UPDATE event SET type = 'expired', hash = '\\x${hash}' WHERE ${ofEvent(enrollmentId, number)}`,
      );
    }
    const { found } = await verify();
    expect(found).toEqual([`edited ${enrollmentId} 2-2`, `edited ${enrollmentId} 4-4`]);
  });

  it('finds a chain that was made anew from some row on, by the signed head', async () => {
    const enrollmentId = await database.newEnrollment(4);
    await sign();
    await rewrite(enrollmentId, 2);
    expect((await verify()).found).toEqual([`edited ${enrollmentId} 4-4`]);
  });

  it('finds rows that were cut off with the enrollment made to fit', async () => {
    const enrollmentId = await database.newEnrollment(4);
    await sign();
    await database.tamper(
      `DELETE FROM event WHERE ${ofEvent(enrollmentId, 4)} OR ${ofEvent(enrollmentId, 3)}`,
      forgetEvents(enrollmentId, 2),
    );
    expect((await verify()).found).toEqual([`cut-off ${enrollmentId} 3-4`]);
  });

  it('finds an enrollment that was removed with all that belongs to it', async () => {
    await database.newEnrollment(2);
    const enrollmentId = await database.newEnrollment(3);
    await sign();
    const dependants = ['event', 'mail', 'outbox_order', 'generation'];
    await database.tamper(
      ...dependants.map((table) => `DELETE FROM ${table} WHERE enrollment_id = '${enrollmentId}'`),
      `DELETE FROM enrollment WHERE id = '${enrollmentId}'`,
    );
    const { found, records, chains } = await verify();
    expect(found).toEqual([`enrollment-removed ${enrollmentId} 1-3`]);
    expect(records.events - chains.covered).toBe(3);
  });

  it('finds an event that no signature knows although it claims to be of that time', async () => {
    const enrollmentId = await database.newEnrollment(2);
    await sign();
    await database.addEvent(enrollmentId);
    await database.tamper(`UPDATE event SET transaction_id = '1' WHERE ${ofEvent(enrollmentId, 3)}`);
    const { found, records, chains } = await verify();
    expect(found).toEqual([`added ${enrollmentId} 3-3`]);
    expect(chains.covered - records.events).toBe(1);
  });

  it('finds it also when the count was made to fit by moving another event behind the signature', async () => {
    const [added, moved] = [await database.newEnrollment(2), await database.newEnrollment(2)];
    await sign();
    await database.addEvent(added);
    await database.tamper(
      `UPDATE event SET transaction_id = '1' WHERE ${ofEvent(added, 3)}`,
      `UPDATE event SET transaction_id = '99999999999' WHERE ${ofEvent(moved, 2)}`,
    );
    const { found, records, chains } = await verify();
    expect(chains.covered - records.events).toBe(0);
    expect(found.toSorted()).toEqual([`added ${added} 3-3`, `reordered ${moved} 2-2`]);
  });

  it('adds what is new since the last record, and a record without heads when nothing is', async () => {
    const enrollmentId = await database.newEnrollment(2);
    await database.newEnrollment(1);
    await expect(sign('2026-11-24T02:00:00Z')).resolves.toBe(1);
    await expect(sign('2026-11-24T02:30:00Z', 3_600_000)).resolves.toBe(0);
    await database.addEvent(enrollmentId);
    await expect(sign('2026-11-24T03:00:00Z', 3_600_000)).resolves.toBe(1);
    await expect(sign('2026-11-24T04:00:00Z', 3_600_000)).resolves.toBe(1);
    const { records, chains } = await verify();
    expect(records).toMatchObject({ records: 3, heads: 3, events: 4 });
    expect(chains.covered).toBe(4);
  });

  it.each([
    [
      'edited',
      (lines: string[]) => [lines[0], lines[1]?.replace('"events":2', '"events":1'), lines[2]],
      'out-of-sequence 3',
    ],
    ['unsigned', (lines: string[]) => [lines[0], lines[1]?.replace('signed ', ''), lines[2]], 'unreadable 2'],
    ['removed', (lines: string[]) => [lines[0], lines[2]], 'out-of-sequence 2'],
    ['reordered', (lines: string[]) => [lines[1], lines[0], lines[2]], 'out-of-sequence 1'],
  ])('finds an %s record', async (_, change, expected) => {
    for (const hour of [2, 3, 4]) {
      await database.newEnrollment(1);
      await sign(`2026-11-24T0${hour}:00:00Z`);
    }
    const lines = (await readFile(path, 'utf8')).trimEnd().split('\n');
    await writeFile(path, `${change(lines).join('\n')}\n`);
    expect((await verify()).inRecords).toContain(expected);
  });

  it('lets one of two that sign at once write', async () => {
    await database.newEnrollment(1);
    const written = await Promise.all([sign(), sign()]);
    const { records } = await verify();
    expect(records.records).toBe(written[0] + written[1]);
    expect((await verify()).inRecords).toEqual([]);
  });

  it('signs nothing for a database that the records know a later state of', async () => {
    await database.newEnrollment(1);
    await sign();
    const line = (await readFile(path, 'utf8')).replace(/"through":"\d+-/, '"through":"999999999-');
    await writeFile(path, line);
    await expect(sign()).rejects.toThrow(RecordsOfAnotherDatabase);
    await expect(readFile(path, 'utf8')).resolves.toBe(line);
  });
});
