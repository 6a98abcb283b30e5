import type { SameKeys } from '@enrollment/look';
import type { approvalsJa } from './approvals.ja.js';

export const approvalsEn: SameKeys<typeof approvalsJa> = {
  title: 'Approvals',
  empty: 'Nothing waits for an approval',
  explanation: 'Acts that take two people stand here from when they are asked for until they are approved and used.',
  overHttp: 'All but unlocking is asked for, and carried out once approved, over the HTTP interface for now.',
  documents: 'How to call it',
  enrollment: 'Open the enrollment',
  kind: {
    unlock: 'Unlock',
    replace: 'Issue without the old token',
    resume: 'Resume a token',
    revoke: 'Revoke a token',
    'close-case': 'Close a “not me” case',
  },
  target: { replace: 'Customer ID', resume: 'Token ID', revoke: 'Token ID', 'close-case': 'Customer ID' },
  approvedBy: 'Approved by {{by}}. Reason: {{reason}}',
  own: 'You asked for this. It takes two people, so somebody else has to approve it.',
  ownApproved: 'You asked for this, and it was approved: you can do it now.',
  validUntil: 'Valid until {{time}}',
  approval: {
    begin: 'Approve',
    question: 'Approve “{{kind}}”?',
    consequence: 'You agree to what {{name}} asked for. The act itself is done by who asked.',
    carryOut: 'Yes, approve it',
    done: 'Approved',
  },
  refusal: {
    begin: 'Refuse',
    question: 'Refuse the request “{{kind}}”?',
    consequence: 'The request of {{name}} can no longer be used.',
    carryOut: 'Yes, refuse it',
    done: 'Refused',
  },
  withdrawal: {
    begin: 'Withdraw',
    question: 'Withdraw the request “{{kind}}”?',
    consequence: 'It can no longer be used, even if it was approved.',
    carryOut: 'Yes, withdraw it',
    done: 'Withdrawn',
  },
};
