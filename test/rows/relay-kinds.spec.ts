import { CUSTOMER, DONE } from '@enrollment/domain';
import { Act, Attempt, type Enrollment } from '@enrollment/persistence';
import type { EnrollmentProcess } from '@enrollment/temporal';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { Logger } from '@nestjs/common';
import { LeftOverKinds } from '../../apps/worker/src/relay/left-over.kinds.js';
import { LeftOverQueue } from '../../apps/worker/src/relay/left-over.queue.js';
import { LeftOverRelay } from '../../apps/worker/src/relay/left-over.relay.js';
import { until } from '../client/until.js';
import { createOwnDatabase, type OwnDatabase } from '../harness/own-database.js';
import { Acting } from './act.rows.js';
import { countedTry, enrollmentIn, ISSUED_AT, minutesLater } from './enrollment.rows.js';

const NOW = minutesLater(10);
let database: OwnDatabase;
let acting: Acting;
let seconds = 0;
const clock = { now: () => new Date(NOW.getTime() + seconds * 1000) };
beforeAll(() => Logger.overrideLogger(false));
afterAll(() => Logger.overrideLogger(true));
beforeEach(async () => {
  database = await createOwnDatabase({ now: ISSUED_AT });
  acting = new Acting(database.dataSource);
  seconds = 0;
});
afterEach(() => database?.close());

type Process = Partial<Record<'start' | 'judge' | 'judgeAlone' | 'command', (...of: never[]) => Promise<unknown>>>;
const kindsTelling = (process: Process): LeftOverKinds =>
  new LeftOverKinds(database.dataSource, process as unknown as EnrollmentProcess, clock);

describe('a kind that waits for a long answer', () => {
  let answer: () => void = () => undefined;
  let relay: LeftOverRelay | undefined;
  afterEach(async () => {
    answer();
    await relay?.beforeApplicationShutdown();
  });

  it('keeps no other kind waiting', async () => {
    const slow = await enrollmentIn(database.dataSource, 'AWAITING_CONFIRMATION');
    await countedTry(database.dataSource, slow, 'otp');
    let asked = 0;
    const told: string[] = [];
    const process: Process = {
      judge: () => {
        asked += 1;
        return new Promise<void>((fulfil) => (answer = fulfil));
      },
      start: async ({ enrollmentId }: { readonly enrollmentId: string }) => told.push(enrollmentId),
    };
    relay = new LeftOverRelay(database.dataSource, process as unknown as EnrollmentProcess, clock);
    relay.onApplicationBootstrap();
    await until('the question', async () => asked > 0 || undefined);
    const { id } = await enrollmentIn(database.dataSource, 'ISSUING');
    await until('an order that came later', async () => told.includes(id) || undefined);
    expect(asked).toBe(1);
  });
});

describe('tries that no face had judged', () => {
  const triesOf = async (row: Enrollment): Promise<Record<'otp' | 'start-password' | 'replacement-otp', string>> => ({
    otp: await countedTry(database.dataSource, row, 'otp'),
    'start-password': await countedTry(database.dataSource, row, 'start-password'),
    'replacement-otp': await countedTry(database.dataSource, row, 'replacement-otp'),
  });
  const answer = { code: 'TRY.LAPSED' as const, members: {} };
  const lapsed = { outcome: 'lapsed' as const, answer, sealedSecret: null, judgedAt: NOW };
  const end = (id: string) => database.dataSource.manager.update(Attempt, id, lapsed);

  it('are judged each in its way, again until they have an outcome, and no more then', async () => {
    const row = await enrollmentIn(database.dataSource, 'AWAITING_CONFIRMATION');
    const tries = await triesOf(row);
    const told: unknown[] = [];
    const kinds = kindsTelling({
      judge: async (kind: string, id: string) => told.push([kind, id]),
      judgeAlone: async (input: object) => told.push(input),
    });
    const queue = new LeftOverQueue(kinds.tries, clock, new Logger('relay'));
    await queue.carryOut();
    const each = [
      ['confirm', tries.otp],
      ['provision', tries['start-password']],
      { kind: 'replacement', attemptId: tries['replacement-otp'], enrollmentId: row.id },
    ];
    expect(told).toHaveLength(each.length);
    expect(told).toEqual(expect.arrayContaining(each));
    await end(tries.otp);
    await end(tries['replacement-otp']);
    seconds = 4;
    await queue.carryOut();
    expect(told.slice(each.length)).toEqual([['provision', tries['start-password']]]);
    await end(tries['start-password']);
    seconds = 60;
    await queue.carryOut();
    expect(told).toHaveLength(each.length + 1);
  });
});

describe('a "this was not me" that its face could not tell', () => {
  /** Whose cancelling was ordered, and what each telling of it is answered. */
  async function told(answers: readonly (string | undefined)[]) {
    const row = await enrollmentIn(database.dataSource, 'AWAITING_PROVISIONING');
    const actId = await acting.record(row, 'repudiate', {
      actor: CUSTOMER,
      payload: { generation: row.generation },
      now: NOW,
    });
    let times = 0;
    const kinds = kindsTelling({
      command: async (kind: string, id: string) => {
        expect([kind, id]).toEqual(['repudiate', actId]);
        const code = answers[times];
        times += 1;
        if (code === DONE) await acting.carryOut(row, actId);
        return code;
      },
    });
    const queue = new LeftOverQueue(kinds.repudiations, clock, new Logger('relay'));
    for (seconds = 4; seconds < 60; seconds += 8) await queue.carryOut();
    const { doneAt, refusedCode } = await database.dataSource.manager.findOneByOrFail(Act, { id: actId });
    return { times, done: doneAt !== null, refusedCode };
  }

  it.each<[string, readonly (string | undefined)[], object]>([
    ['is told until it is answered', [undefined, undefined, DONE], { times: 3, done: true, refusedCode: null }],
    [
      'ends with the refusal',
      ['ENROLLMENT.SUPERSEDED'],
      { times: 1, done: false, refusedCode: 'ENROLLMENT.SUPERSEDED' },
    ],
    ['ends with what is no code of ours', ['UNKNOWN'], { times: 1, done: false, refusedCode: 'ENROLLMENT.STATE' }],
  ])('%s', async (_, answers, end) => {
    expect(await told(answers)).toEqual(end);
  });
});
