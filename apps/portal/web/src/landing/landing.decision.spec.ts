import { describe, expect, it } from '@jest/globals';
import { enrollmentInState } from '../api/enrollment.fixture.js';
import type { Enrollment } from '../api/model.js';
import { decideLanding, type Intent, type Place } from './landing.decision.js';

const token = { tokenId: 't', activatedAt: '2026-11-23T00:00:00Z' };

function land(place: Place, state: Enrollment['state'] | null, hasToken = false, intent?: Intent): Place {
  const enrollment = state && enrollmentInState(state);
  return decideLanding(place, intent, { me: { activeToken: hasToken ? token : null }, enrollment });
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
      expect(land('/', state, true)).toBe('/confirm');
    },
  );

  it('lets somebody go back to issue again', () => {
    expect(land('/issue', 'AWAITING_PROVISIONING', false, 'reissue')).toBe('/issue');
  });

  it('tells on the confirmation page how an enrollment ended', () => {
    expect(land('/confirm', 'EXPIRED')).toBe('/confirm');
    expect(land('/confirm', 'CANCELLED')).toBe('/confirm');
    expect(land('/confirm', 'ACTIVE', true)).toBe('/notice');
  });

  it('begins again after an end without a token', () => {
    expect(land('/', 'EXPIRED')).toBe('/issue');
    expect(land('/', 'CANCELLED')).toBe('/issue');
  });

  it('shows the top page to the owner of a token, and the issuance only when it is to be replaced', () => {
    expect(land('/', 'ACTIVE', true)).toBe('/');
    expect(land('/issue', 'ACTIVE', true)).toBe('/');
    expect(land('/issue', 'ACTIVE', true, 'reissue')).toBe('/');
    expect(land('/issue', 'ACTIVE', true, 'replace')).toBe('/issue');
    expect(land('/notice', 'ACTIVE', true)).toBe('/notice');
  });

  it('issues anew when the token of a finished enrollment is gone', () => {
    expect(land('/', 'ACTIVE', false)).toBe('/issue');
  });
});
