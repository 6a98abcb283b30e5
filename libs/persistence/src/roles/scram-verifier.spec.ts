import { describe, expect, it } from '@jest/globals';
import { scramVerifier } from './scram-verifier.js';

describe('what PostgreSQL keeps of a password', () => {
  // The password and salt of RFC 7677 §3.
  it('is two keys made of the password, and the salt', () => {
    const verifier = scramVerifier('pencil', Buffer.from('W22ZaJ0SNY7soEsUEjb6gQ==', 'base64'));
    expect(verifier).toBe(
      'SCRAM-SHA-256$4096:W22ZaJ0SNY7soEsUEjb6gQ==$WG5d8oPm3OtcPnkdi4Uo7BkeZkBFzpcXkuLmtbsT4qY=:wfPLwcE6nTWhTAmQ7tl2KeoiWGPlZqQxSrmfPwDl2dU=',
    );
  });

  it('differs for the same password', () => {
    expect(scramVerifier('pencil')).not.toBe(scramVerifier('pencil'));
  });

  it.each(['', 'pâté', 'a\u0000b'])('is not made of a password that would have to be prepared: %j', (password) => {
    expect(() => scramVerifier(password)).toThrow('printable ASCII');
  });
});
