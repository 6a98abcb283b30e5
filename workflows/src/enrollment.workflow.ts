import { DONE, isOpen } from '@enrollment/domain';
import {
  ApplicationFailure,
  allHandlersFinished,
  condition,
  currentUpdateInfo,
  proxyLocalActivities,
  setHandler,
  sleep,
  upsertSearchAttributes,
} from '@temporalio/workflow';
import { type EnrollmentActivities, type Judgement, SHORT_WORK, type Step } from './activities.js';
import { MailDelivery } from './mail-delivery.js';
import * as messages from './messages.js';
import { Perseverance } from './perseverance.js';
import { Turns } from './turns.js';

/** Local, so that a judgement costs no workflow task of its own. */
const work = proxyLocalActivities<EnrollmentActivities>(SHORT_WORK);

/** The intake row that an update names is its ID: whatever else somebody sends leaves no trace in the history. */
function requireOwnId(id: string): void {
  if (currentUpdateInfo()?.id !== id) throw ApplicationFailure.nonRetryable('not an intake row', 'REFUSED');
}

/**
 * One customer's way from token issue to active token: issue, await provisioning, await confirmation, and out of each
 * by its deadline, by cancel or by reissue. The row in PostgreSQL is what everybody reads; this decides what happens
 * next and when.
 */
export async function enrollment({ enrollmentId }: messages.EnrollmentInput): Promise<string> {
  let latest: Step | undefined;
  let ordered = 0;

  const mirrored = (): number => latest?.standing.generation ?? 1;
  const ended = (): boolean => latest !== undefined && !isOpen(latest.standing.state);
  const perseverance = new Perseverance({ enrollmentId, adopt, ended }, new Turns());
  const giveUp = (mails: readonly string[]) => perseverance.take(() => work.giveUpMails(enrollmentId, mails));
  const mailDelivery = new MailDelivery(enrollmentId, giveUp, adopt);

  /** Mirrors where an activity left the row. Of answers that overtake each other the newest holds. */
  function adopt(step: Step): void {
    const before = latest;
    if (before === undefined || step.version >= before.version) {
      latest = step;
      const { state, generation, dueAt } = step.standing;
      const wasOpen = before !== undefined && isOpen(before.standing.state);
      if (wasOpen && (ended() || generation !== before.standing.generation)) mailDelivery.abandon();
      if (state !== (before?.standing.state ?? 'ISSUING') || step.failing !== (before?.failing ?? false)) {
        upsertSearchAttributes([
          { key: messages.StateAttribute, value: state },
          { key: messages.DueAtAttribute, value: new Date(dueAt) },
          { key: messages.FailingAttribute, value: step.failing },
        ]);
      }
      prepare(generation);
    }
    if (step.mails.length > 0) mailDelivery.send(step.mails, ended());
  }

  /** Once for each generation, whether its order or the row tells of it first. */
  function prepare(generation: number): void {
    // Not `<=`: whoever reaches Temporal may signal what is no number at all.
    if (!(generation > ordered)) return;
    ordered = generation;
    // The next one prepares this one too.
    const isNeeded = (): boolean => !ended() && (latest?.standing.generation ?? generation) <= generation;
    void perseverance
      .take(() => work.prepareGeneration(enrollmentId), isNeeded)
      .then((step) => {
        // Rows alone make generations: a signal that names one which is not there must not stand in for those to come.
        if (step !== undefined) ordered = Math.min(ordered, step.standing.generation);
      });
  }

  const judged = async (take: () => Promise<Judgement>): Promise<string> =>
    (await perseverance.take(take))?.code ?? 'ENROLLMENT.STATE';

  setHandler(
    messages.provision,
    async ({ attemptId }) => {
      await condition(() => latest !== undefined);
      return judged(() => work.judgeProvisioning(enrollmentId, attemptId));
    },
    { validator: ({ attemptId }) => requireOwnId(attemptId) },
  );
  setHandler(messages.confirm, ({ attemptId }) => judged(() => work.judgeConfirmation(enrollmentId, attemptId)), {
    validator: ({ attemptId }) => requireOwnId(attemptId),
  });
  for (const [kind, update] of Object.entries(messages.ACT_UPDATES)) {
    setHandler(
      update,
      async ({ actId }) => {
        const code = await judged(() => work.carryOutAct(enrollmentId, actId));
        if (kind === 'retry' && code === DONE) perseverance.retry();
        return code;
      },
      { validator: ({ actId }) => requireOwnId(actId) },
    );
  }
  setHandler(messages.reissued, (order) => prepare(Math.min(order?.generation, mirrored() + 1)));
  setHandler(messages.standing, () => latest?.standing ?? null);

  prepare(1);
  await condition(() => latest !== undefined);
  while (latest !== undefined && !ended()) {
    const { dueAt } = latest.standing;
    // The timer is not moved when the moment moves later, which it nearly always does: it wakes once more instead.
    const wakeEarly = (): boolean => ended() || (latest !== undefined && latest.standing.dueAt < dueAt);
    const woken = dueAt > Date.now() && (await condition(wakeEarly, dueAt - Date.now()));
    if (!woken && !ended()) await perseverance.take(() => work.passDueMoment(enrollmentId, dueAt));
  }
  // The end is a workflow task of its own: what ended the enrollment has to be recorded and answered before.
  if (mailDelivery.settled) await sleep(1);
  await condition(() => mailDelivery.settled && allHandlersFinished());
  return latest?.standing.state ?? 'CANCELLED';
}
