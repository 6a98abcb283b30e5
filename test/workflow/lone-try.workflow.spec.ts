import { randomUUID } from 'node:crypto';
import { LONE_TRY_WORKFLOW, type LoneTryInput, loneTryWorkflowId } from '@enrollment/workflows';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { until } from '../client/until.js';
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

  it('answers without waiting for the mails that came of it, which are sent', async () => {
    const sent: unknown[] = [];
    const activities = {
      judgeConfirmation: async () => ({ code: 'ACTIVATED', mails: ['activated'] }),
      deliverMails: async (...args: unknown[]) => {
        sent.push(args);
        return { mails: [] };
      },
    };
    const input = { kind: 'confirmation', enrollmentId, attemptId };
    const call = { type: LONE_TRY_WORKFLOW, workflowId: loneTryWorkflowId(randomUUID()), args: [input] };
    await stage.run(call, activities, async (handle) => {
      expect(await handle.result()).toBe('ACTIVATED');
      await until('the mail', async () => sent.length > 0 || undefined);
    });
    expect(sent).toEqual([[enrollmentId, ['activated']]]);
  });
});
