import { describe, expect, it } from '@jest/globals';
import type { Operator } from './event.js';
import { isSameOperator, mayBeCustomer, mayBeSameOperator } from './person.js';

const issuer = 'https://issuer.example';
const operator = (subject: string, name: string, at = issuer): Operator => ({
  kind: 'operator',
  name,
  role: 'operator',
  reason: 'because',
  issuer: at,
  subject,
});
const LOOK_ALIKES = ['Operator1', 'ｏperator1', 'operator1 ', 'operator\u200b1'];

describe('two operators', () => {
  it('are one by issuer and subject, whatever their login IDs', () => {
    expect(isSameOperator(operator('a', 'operator1'), operator('a', 'married.name'))).toBe(true);
    expect(isSameOperator(operator('a', 'operator1'), operator('b', 'operator1'))).toBe(false);
    expect(isSameOperator(operator('a', 'operator1'), operator('a', 'operator1', 'https://other.example'))).toBe(false);
  });

  it.each(LOOK_ALIKES)('of whom one was kept without an identity are told apart by name alone: %j', (name) => {
    const { issuer: _, subject: __, ...unknown } = operator('a', 'operator1');
    expect(isSameOperator(operator('b', name), unknown)).toBe(true);
    expect(isSameOperator(unknown, operator('b', 'operator2'))).toBe(false);
  });

  it.each(LOOK_ALIKES)('may be one person with two accounts, whose login IDs read the same: %j', (name) => {
    expect(mayBeSameOperator(operator('a', 'operator1'), operator('b', name))).toBe(true);
    expect(mayBeSameOperator(operator('a', 'operator1'), operator('b', 'operator2'))).toBe(false);
    expect(mayBeSameOperator(operator('a', 'operator1'), operator('a', 'operator2'))).toBe(true);
  });
});

describe('an operator and a customer', () => {
  const customer = { issuer, subject: 'a', loginId: 'operator1' };

  it('may be one person by subject, whatever the login IDs', () => {
    expect(mayBeCustomer(operator('a', 'staff-7'), customer)).toBe(true);
    expect(mayBeCustomer(operator('b', 'staff-7'), customer)).toBe(false);
    expect(mayBeCustomer(operator('a', 'staff-7', 'https://staff.example'), customer)).toBe(false);
  });

  it.each(LOOK_ALIKES)('may be one person by a login ID that reads the same, also of another issuer: %j', (name) =>
    expect(mayBeCustomer(operator('b', name, 'https://staff.example'), customer)).toBe(true),
  );
});
