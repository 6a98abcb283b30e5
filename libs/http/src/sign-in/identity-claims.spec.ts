import { describe, expect, it } from '@jest/globals';
import { identityFrom } from './identity-claims.js';

const TOKEN_TIME = 1_795_402_800;
const claims = {
  iss: 'https://id.example',
  sub: 'customer001',
  aud: 'portal',
  iat: TOKEN_TIME,
  exp: TOKEN_TIME + 3600,
};

describe('identityFrom', () => {
  it('takes the time of the log-in, not that of the token', () => {
    const { authenticatedAt } = identityFrom({ ...claims, auth_time: TOKEN_TIME - 86_400 });
    expect(authenticatedAt).toBe((TOKEN_TIME - 86_400) * 1000);
  });

  it('counts a log-in of which nobody says when it was as old', () => {
    expect(identityFrom(claims).authenticatedAt).toBe(0);
  });

  it('knows no address that the provider has not verified', () => {
    const email = 'customer001@bank.example';
    expect(identityFrom({ ...claims, email, email_verified: false }).email).toBeNull();
    expect(identityFrom({ ...claims, email }).email).toBe(email);
  });
});
