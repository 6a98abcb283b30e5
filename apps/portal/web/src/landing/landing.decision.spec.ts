import { describe, expect, it } from '@jest/globals';
import { enrollmentInState } from '../api/enrollment.fixture.js';
import type { Enrollment, Token } from '../api/model.js';
import { decideLanding, type Intent, type Place } from './landing.decision.js';

function land(
  place: Place,
  state: Enrollment['state'] | null,
  status: Token['status'] = 'none',
  intent?: Intent,
): Place {
  const enrollment = state && enrollmentInState(state);
  return decideLanding(place, intent, { token: { status }, enrollment });
}

describe('decideLanding', () => {
  it('leads a new customer to the issuance', () => {
    expect(land('/', null)).toBe('/issue');
    expect(land('/confirm', null)).toBe('/issue');
    expect(land('/notice', null)).toBe('/issue');
  });

  it.each(['ISSUING', 'AWAITING_PROVISIONING', 'AWAITING_CONFIRMATION', 'LOCKED'] as const)(
    'leads back to an enrollment that is %s',
    (state) => {
      expect(land('/', state)).toBe('/confirm');
      expect(land('/issue', state)).toBe('/confirm');
      expect(land('/', state, 'active')).toBe('/confirm');
    },
  );

  it('lets somebody go back to issue again', () => {
    expect(land('/issue', 'AWAITING_PROVISIONING', 'none', 'reissue')).toBe('/issue');
  });

  it('tells on the confirmation page how an enrollment ended', () => {
    expect(land('/confirm', 'EXPIRED')).toBe('/confirm');
    expect(land('/confirm', 'CANCELLED')).toBe('/confirm');
    expect(land('/confirm', 'ACTIVE', 'active')).toBe('/notice');
  });

  it('begins again after an end without a token', () => {
    expect(land('/', 'EXPIRED')).toBe('/issue');
    expect(land('/', 'CANCELLED')).toBe('/issue');
  });

  it('shows the top page to the owner of a token, and the issuance only when it is to be replaced', () => {
    expect(land('/', 'ACTIVE', 'active')).toBe('/');
    expect(land('/issue', 'ACTIVE', 'active')).toBe('/');
    expect(land('/issue', 'ACTIVE', 'active', 'reissue')).toBe('/');
    expect(land('/issue', 'ACTIVE', 'active', 'replace')).toBe('/issue');
    expect(land('/notice', 'ACTIVE', 'active')).toBe('/notice');
  });

  it('shows the top page, where it says what to do, while the token is suspended', () => {
    expect(land('/', 'ACTIVE', 'suspended')).toBe('/');
    expect(land('/issue', 'ACTIVE', 'suspended')).toBe('/');
    expect(land('/issue', 'ACTIVE', 'suspended', 'replace')).toBe('/issue');
  });

  it('issues anew when the token of a finished enrollment is gone', () => {
    expect(land('/', 'ACTIVE', 'none')).toBe('/issue');
  });
});
