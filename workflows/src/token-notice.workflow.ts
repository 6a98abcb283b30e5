import { condition, proxyLocalActivities } from '@temporalio/workflow';
import type { EnrollmentActivities } from './activities.js';
import { MailDelivery } from './mail-delivery.js';
import type { TokenNoticeInput } from './messages.js';

/** Tried for ever: nothing else waits for it. */
const { giveUpMails } = proxyLocalActivities<EnrollmentActivities>({
  startToCloseTimeout: '10s',
  localRetryThreshold: '5s',
});

/** Sends one mail about a token in use: the workflow of the enrollment that made it has ended long ago. */
export async function tokenNotice({ enrollmentId, mailId }: TokenNoticeInput): Promise<void> {
  // A single mail is sent or given up: nothing is left over that a further delivery would be for.
  const delivery = new MailDelivery(
    enrollmentId,
    (mails) => giveUpMails(enrollmentId, mails),
    () => undefined,
  );
  delivery.send([mailId], true);
  await condition(() => delivery.settled);
}
