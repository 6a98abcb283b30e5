import { CUSTOMER } from '@enrollment/domain';
import { type Act, Approval } from '@enrollment/persistence';
import type { EnrollmentProcess } from '@enrollment/temporal';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { LeftOverRelay } from '../../apps/worker/src/relay/left-over.relay.js';
import { until } from '../client/until.js';
import { createOwnDatabase, type OwnDatabase } from '../harness/own-database.js';
import { Acting, NOW } from './act.rows.js';
import { enrollmentIn, ISSUED_AT } from './enrollment.rows.js';

const secondsAfter = (seconds: number): Date => new Date(NOW.getTime() + seconds * 1000);
const temporalAway = {
  start: async () => undefined,
  command: async () => undefined,
} as unknown as EnrollmentProcess;

let database: OwnDatabase;
let acting: Acting;
beforeAll(async () => {
  database = await createOwnDatabase({ now: ISSUED_AT });
  acting = new Acting(database.dataSource);
});
afterAll(() => database?.close());

const endOf = ({ kind, doneAt, refusedCode }: Act) => ({ kind, done: doneAt !== null, refusedCode });

describe('an act whose face died', () => {
  it('is taken back once no face can be waiting, with its approval; what is done, fresh or not me stays', async () => {
    const locked = await enrollmentIn(database.dataSource, 'LOCKED');
    const approvalId = await acting.approvalFor(locked);
    const abandoned = await acting.record(locked, 'unlock', { approvalId });
    await acting.record(locked, 'repudiate', { actor: CUSTOMER });
    await acting.record(locked, 'extend', { payload: { seconds: 60 }, now: secondsAfter(30) });
    const extended = await enrollmentIn(database.dataSource, 'ISSUING');
    await acting.extend(extended, 60);

    const relay = new LeftOverRelay(database.dataSource, temporalAway, { now: () => secondsAfter(61) });
    relay.onApplicationBootstrap();
    try {
      await until('the act to be taken back', async () =>
        (await acting.actsOf(locked)).some(({ refusedCode }) => refusedCode !== null) ? true : undefined,
      );
    } finally {
      await relay.beforeApplicationShutdown();
    }
    expect((await acting.actsOf(locked)).map(endOf)).toEqual(
      expect.arrayContaining([
        { kind: 'unlock', done: false, refusedCode: 'DEPENDENCY.UNAVAILABLE' },
        { kind: 'repudiate', done: false, refusedCode: null },
        { kind: 'extend', done: false, refusedCode: null },
      ]),
    );
    expect((await acting.actsOf(extended)).map(endOf)).toEqual([{ kind: 'extend', done: true, refusedCode: null }]);
    const approval = await database.dataSource.manager.findOneByOrFail(Approval, { id: approvalId });
    expect(approval.usedAt).toBeNull();
    expect(await acting.carryOut(locked, abandoned)).toBe('UNKNOWN');
    expect(await acting.carryOut(locked, await acting.record(locked, 'unlock', { approvalId }))).toBe('DONE');
  });
});
