import { randomUUID } from 'node:crypto';
import { LONE_TRY_WORKFLOW, type LoneTryInput, loneTryWorkflowId } from '@enrollment/workflows';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { WorkflowStage } from './workflow.stage.js';

let stage: WorkflowStage;
beforeAll(async () => {
  stage = await WorkflowStage.open();
}, 60_000);
afterAll(() => stage?.close());

const enrollmentId = randomUUID();
const attemptId = randomUUID();

describe('lone try workflow', () => {
  it.each<[LoneTryInput['kind'], string, readonly string[]]>([
    ['provisioning', 'judgeProvisioning', [enrollmentId, attemptId]],
    ['confirmation', 'judgeConfirmation', [enrollmentId, attemptId]],
    ['replacement', 'judgeReplacement', [enrollmentId, attemptId]],
    ['unknown-pair', 'judgeUnknownPair', [attemptId]],
  ])('has the try of the kind %s judged by %s and answers its code', async (kind, activity, told) => {
    const calls: unknown[] = [];
    const code = kind === 'unknown-pair' ? 'CODE' : { code: 'CODE', mails: [] };
    const activities = {
      [activity]: async (...args: unknown[]) => {
        calls.push(args);
        return code;
      },
    };
    const input = kind === 'unknown-pair' ? { kind, attemptId } : { kind, enrollmentId, attemptId };
    const call = { type: LONE_TRY_WORKFLOW, workflowId: loneTryWorkflowId(randomUUID()), args: [input] };
    await stage.run(call, activities, async (handle) => expect(await handle.result()).toBe('CODE'));
    expect(calls).toEqual([told]);
  });
});
