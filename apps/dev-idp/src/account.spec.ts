import { describe, expect, it } from '@jest/globals';
import { claimsOf, findAccount } from './account.js';

describe('the accounts for development', () => {
  it('are 400 customers, each with a name and an address of their own', () => {
    const ids = Array.from({ length: 400 }, (_, index) => `customer${String(index + 1).padStart(3, '0')}`);
    const accounts = ids.map(findAccount);
    expect(new Set(accounts.map((account) => account?.name)).size).toBe(400);
    expect(new Set(accounts.map((account) => account?.email)).size).toBe(400);
    expect(findAccount('customer401')).toBeUndefined();
  });

  it('give roles to operators only', () => {
    const operator = findAccount('operator1');
    const customer = findAccount('customer001');
    expect(operator && claimsOf(operator)).toMatchObject({ roles: ['operator'], services: ['*'] });
    expect(customer && claimsOf(customer)).not.toHaveProperty('roles');
  });
});
