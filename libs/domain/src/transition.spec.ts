import { describe, expect, it } from '@jest/globals';
import { EnrollmentState, isOpen, OPEN_STATES } from './state.js';
import { mayTransit, TRANSITIONS, type TransitionName } from './transition.js';

const names = Object.keys(TRANSITIONS) as TransitionName[];

describe('transition table', () => {
  it('leads out of every open state and out of no other', () => {
    for (const state of Object.values(EnrollmentState)) {
      expect(names.some((name) => mayTransit(name, state))).toBe(isOpen(state));
    }
  });

  it.each(OPEN_STATES)('lets %s be reissued, cancelled and ended by its deadline', (state) => {
    expect((['reissue', 'cancel', 'expire'] as const).every((name) => mayTransit(name, state))).toBe(true);
  });

  it('takes provisioning while the mail is on its way', () => {
    expect(mayTransit('provision', 'ISSUING')).toBe(true);
  });

  it('activates only what a phone holds', () => {
    const from = Object.values(EnrollmentState).filter((state) => mayTransit('activate', state));
    expect(from).toEqual(['AWAITING_CONFIRMATION']);
  });
});
