import { describe, expect, it } from '@jest/globals';
import { type MailIdentity, messageId } from './message-id.js';

const MAIL: MailIdentity = { enrollmentId: 'e-1', generation: 1, kind: 'token-issue', number: 1, recipient: 'typed' };

describe('a Message-ID', () => {
  it('is the same for the same mail, and tells nothing of it', () => {
    expect(messageId(MAIL, 'bank.example.jp')).toBe(messageId({ ...MAIL }, 'bank.example.jp'));
    expect(messageId(MAIL, 'bank.example.jp')).toMatch(/^<[0-9a-f]{40}@bank\.example\.jp>$/);
  });

  it.each<Partial<MailIdentity>>([
    { enrollmentId: 'e-2' },
    { generation: 2 },
    { kind: 'reminder' },
    { number: 2 },
    { recipient: 'known' },
    { generation: 11, number: 1 },
  ])('is another one for %j', (other) => {
    expect(messageId({ ...MAIL, ...other }, 'd')).not.toBe(messageId(MAIL, 'd'));
  });
});
