import { RECONCILIATION_WORKFLOW } from '@enrollment/workflows';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { WorkflowStage } from './workflow.stage.js';

let stage: WorkflowStage;
beforeAll(async () => {
  stage = await WorkflowStage.open();
}, 60_000);
afterAll(() => stage?.close());

describe('reconciliation workflow', () => {
  it('looks once, from the beginning when nothing was left over', async () => {
    const looks: unknown[] = [];
    const found = { found: {}, mended: 0, nextCustomer: null, nextStartedBefore: null };
    const reconcile = async (from: unknown): Promise<unknown> => {
      looks.push(from);
      return found;
    };
    const call = { type: RECONCILIATION_WORKFLOW, workflowId: 'reconciliation', args: [] };
    await stage.run(call, { reconcile }, async (handle) => expect(await handle.result()).toEqual(found));
    expect(looks).toEqual([{ nextCustomer: null, nextStartedBefore: null }]);
  });
});
