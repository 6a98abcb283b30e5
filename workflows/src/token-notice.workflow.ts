import { condition } from '@temporalio/workflow';
import { MailDelivery } from './mail-delivery.js';
import type { TokenNoticeInput } from './messages.js';
import { Turns } from './turns.js';

/** Sends one mail about a token in use: the workflow of the enrollment that made it has ended long ago. */
export async function tokenNotice({ enrollmentId, mailId }: TokenNoticeInput): Promise<void> {
  // A single mail is sent or given up: nothing is left over that a further delivery would be for.
  const delivery = new MailDelivery(enrollmentId, new Turns(), () => undefined);
  delivery.send([mailId], true);
  await condition(() => delivery.settled);
}
