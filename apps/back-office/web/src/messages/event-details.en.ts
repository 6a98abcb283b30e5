import type { SameKeys } from '@enrollment/look';
import type { eventDetailsJa } from './event-details.ja.js';

export const eventDetailsEn: SameKeys<typeof eventDetailsJa> = {
  mailKind: {
    'token-issue': 'Token issue mail',
    'issue-asked': 'Mail that an issue was asked for',
    reminder: 'Reminder',
    'other-device': 'Mail about another device',
    locked: 'Mail about the lock',
    expired: 'Mail about the passed deadline',
    activated: 'Activation mail',
    suspended: 'Mail about the suspension',
    repudiated: 'Mail that a “not me” was received',
    'proof-locked': 'Mail about the locked proof',
  },
  recipient: { typed: 'to the typed address', known: 'to the address on file' },
  number: 'no. {{number}}',
  status: 'answer {{status}}',
  attemptsRemaining: 'tries left: {{count}}',
  clockFast: 'phone’s clock about {{offset}} fast',
  clockSlow: 'phone’s clock about {{offset}} slow',
  code: 'code {{code}}',
  of: { replacement: 'as proof for a new token' },
  by: { otp: 'one-time password', 'start-password': 'start password' },
  part: { step: 'one step', process: 'the whole process' },
  deviceKind: { smartphone: 'smartphone', 'feature-phone': 'feature phone' },
  deadline: 'deadline {{time}}',
  requestedBy: 'asked for by {{name}}',
  approvedBy: 'approved by {{name}}',
};
