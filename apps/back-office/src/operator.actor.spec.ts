import { describe, expect, it } from '@jest/globals';
import { operatorActor, requireService } from './operator.actor.js';

const user = {
  issuer: 'https://issuer.example',
  subject: 'staff-1',
  loginId: 'operator1',
  name: '受付 太郎',
  locale: 'ja',
  roles: ['operator'],
  services: ['10010001'],
  authenticatedAt: 0,
};

describe('an operator', () => {
  it.each([
    [['10010001'], '10010001', true],
    [['10010001', '20020002'], '20020002', true],
    [['*'], '20020002', true],
    [['10010001'], '20020002', false],
    [[], '10010001', false],
    [['*'], undefined, false],
  ])('of the services %j sees something of %p: %p', (services, serviceId, seen) => {
    const asking = () => requireService({ services }, serviceId);
    if (seen) expect(asking).not.toThrow();
    else expect(asking).toThrow('REQUEST.NOT_FOUND');
  });

  it('is known by issuer and subject, named by the login ID, never by the person’s name, and not without a role', () => {
    const { issuer, subject, loginId: name } = user;
    const actor = { kind: 'operator', name, role: 'operator', reason: 'because', issuer, subject };
    expect(operatorActor(user, 'operator', 'because')).toEqual(actor);
    expect(() => operatorActor(user, undefined, 'because')).toThrow('ROLE.REQUIRED');
  });
});
