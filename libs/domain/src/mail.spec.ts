import { describe, expect, it } from '@jest/globals';
import { isNews, MAIL_KINDS, MAIL_STATUSES, repudiatedBy, shownMailStatus } from './mail.js';

describe('a report about a mail', () => {
  it('that it came back is news while the mail is under way or counts as delivered', () => {
    const before = MAIL_STATUSES.filter((status) => isNews('bounced', status));
    expect(before).toEqual(['sending', 'ambiguous', 'accepted', 'delayed']);
  });

  it('that it is delayed is news of a mail that was taken, never of one that came back', () => {
    expect(MAIL_STATUSES.filter((status) => isNews('delayed', status))).toEqual(['ambiguous', 'accepted']);
  });
});

describe('what the customer reads', () => {
  it('never calls a mail failed whose sending ended in doubt', () => {
    expect(shownMailStatus('ambiguous')).toBe('accepted');
  });
});

describe('"this was not me"', () => {
  it('puts an end to a token from the activation mail alone, and to nothing from mails without such a link', () => {
    expect(MAIL_KINDS.filter((kind) => repudiatedBy(kind) === 'token')).toEqual(['activated']);
    expect(MAIL_KINDS.filter((kind) => repudiatedBy(kind) === undefined)).toEqual([
      'locked',
      'expired',
      'suspended',
      'repudiated',
      'proof-locked',
    ]);
  });
});
