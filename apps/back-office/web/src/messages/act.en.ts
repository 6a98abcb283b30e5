import type { SameKeys } from '@enrollment/look';
import type { actJa } from './act.ja.js';

export const actEn: SameKeys<typeof actJa> = {
  title: 'What you can do',
  reason: 'Reason',
  reasonHint: 'It is kept in the time line. Leave mail addresses out',
  keep: 'Back without doing it',
  sending: 'Sending…',
  late: 'It was not done: the set-up has moved on meanwhile',
  stateNow: 'State now: {{state}}',
  asked: 'The approval was asked for',
  askedAdvice: 'When a colleague has approved it, press “Unlock” again. An approval is good for 24 hours.',
  unlock: {
    begin: 'Unlock',
    question: 'Unlock?',
    consequence:
      'A second operator has to approve it. This asks for the approval while there is none, and unlocks once there is one.',
    carryOut: 'Ask or unlock',
    done: 'It was unlocked',
  },
  extend: {
    begin: 'Extend the deadline',
    question: 'Extend the deadline?',
    consequence: 'The days are added to the present deadline. In all there is a limit.',
    by: 'Days to add',
    days_one: '{{count}} day',
    days_other: '{{count}} days',
    carryOut: 'Extend',
    done: 'The deadline was extended',
  },
  resend: {
    begin: 'Send the mail again',
    question: 'Send the mail again?',
    consequence: 'The same mail goes to the registered address once more.',
    carryOut: 'Send again',
    done: 'The mail is being sent again',
  },
  retry: {
    begin: 'Retry',
    question: 'Have the engine try again?',
    consequence: 'What failed is done once more. Mend the cause first.',
    carryOut: 'Retry now',
    done: 'The engine tries again',
  },
  cancel: {
    begin: 'Cancel the set-up',
    question: 'Cancel the set-up?',
    consequence:
      'The set-up ends; the mail that was sent and the user ID can no longer be used. The customer begins again with an issue.',
    carryOut: 'Yes, cancel it',
    done: 'The set-up was cancelled',
  },
  fault: {
    REQUIRED: 'Give a reason',
    TOO_LONG: 'A reason has up to 500 characters',
    CONTROL: 'The reason has characters that cannot be used. Write one line',
    ADDRESS: 'The reason has a mail address. What is recorded cannot be erased, so leave it out',
  },
  refused: {
    tooSoon: 'A mail has just been sent. Wait a little before sending another.',
    usedUp: 'The mail cannot be sent again. Ask the customer to issue the token again.',
    budget: 'This address has had its number of mails for 24 hours.',
  },
};
