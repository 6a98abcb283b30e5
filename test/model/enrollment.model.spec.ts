import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { ClockedSystem } from '../clocked/clocked.system.js';
import { breaches } from '../clocked/invariants.js';
import { ACTS } from './acts.js';
import { EnrollmentModel, POLICY } from './enrollment.model.js';
import { EnrollmentWorld } from './enrollment.world.js';

/*
 * Random sequences of acts against a simple model. MODEL_RUN, JSON, changes how: `{"numRuns":500,"seed":7}` for more
 * and other sequences. A failing one is printed with its seed, path and replayPath; all three in MODEL_RUN run it
 * again, and `"endOnFailure":false` looks for a shorter one that fails as well.
 */
const { replayPath, ...run } = JSON.parse(process.env.MODEL_RUN ?? '{}') as fc.Parameters<unknown> & {
  readonly replayPath?: string;
};
const USUAL = { seed: 20_261_125, numRuns: 25, endOnFailure: true };
const MAX_ACTS = 15;
const LIMIT_MS = run.numRuns === undefined ? 240_000 : run.numRuns * 30_000;

let system: ClockedSystem;
beforeAll(async () => {
  system = await ClockedSystem.start(POLICY, 0);
});
afterAll(() => system?.stop());

/** Nothing of one sequence is left over for the next one. */
async function begin(): Promise<{ model: EnrollmentModel; real: EnrollmentWorld }> {
  system.mailServer.mood = 'taking';
  system.clock.set(new Date(await system.environment.currentTimeMs()));
  return { model: new EnrollmentModel(), real: await EnrollmentWorld.create(system) };
}

describe('the life of an enrollment', () => {
  it(
    'is what the model says, act by act, and breaks no invariant (I1, I2, I3, I6, I7)',
    async () => {
      const acts = fc.commands(
        ACTS.map((act) => fc.constant(act)),
        { maxCommands: MAX_ACTS, replayPath, size: 'max' },
      );
      const property = fc.asyncProperty(acts, async (sequence) => {
        const { model, real } = await begin();
        await fc.asyncModelRun(() => ({ model, real }), sequence);
        await system.mailServerReturns();
        expect(await breaches(system, real.acknowledged)).toEqual([]);
        await real.customer.cancel();
      });
      await fc.assert(property, { ...USUAL, ...run });
    },
    LIMIT_MS,
  );
});
