import {
  ENROLLMENT_WORKFLOW,
  LONE_TRY_WORKFLOW,
  RECONCILIATION_WORKFLOW,
  TOKEN_NOTICE_WORKFLOW,
} from '@enrollment/workflows';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { type ToldHistory, unfollowed } from '../harness/replay.js';
import { goldenHistories } from './golden.histories.js';

let histories: ToldHistory[];
beforeAll(async () => {
  histories = await goldenHistories();
});

const all = (): string => JSON.stringify(histories.map(({ history }) => history));

describe('the golden histories', () => {
  it("are followed by today's code of the workflows to their end", async () => {
    expect(await unfollowed(histories)).toEqual([]);
  });

  it.each([ENROLLMENT_WORKFLOW, LONE_TRY_WORKFLOW, TOKEN_NOTICE_WORKFLOW, RECONCILIATION_WORKFLOW])(
    'tell of the workflow %s',
    (type) => expect(all()).toContain(`"workflowType":{"name":"${type}"}`),
  );

  it.each([
    'timerStarted',
    'timerCanceled',
    'activityTaskScheduled',
    'markerRecorded',
    'workflowExecutionUpdateCompleted',
  ])('contain %s', (event) => expect(all()).toContain(`"${event}EventAttributes"`));

  it('would not be followed by code that does another thing at one place', async () => {
    const straight = histories.find(({ workflowId }) => workflowId.includes('straight-path'));
    const other = JSON.parse(
      JSON.stringify(straight?.history).replaceAll('"deliverMails"', '"giveUpMails"'),
    ) as unknown;
    expect(await unfollowed([{ workflowId: 'other', history: other }])).toEqual([
      expect.stringMatching(/^other: .*(nondeterminism|TMPRL1100)/i),
    ]);
  });

  it('hold no name of a machine and none of its folders', () => {
    expect(all()).not.toMatch(/"identity":"\d+@|"stackTrace":"[^"]/);
  });
});
