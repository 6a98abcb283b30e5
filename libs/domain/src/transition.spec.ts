import { describe, expect, it } from '@jest/globals';
import { EnrollmentState, isOpen } from './state.js';
import { mayTransit, TRANSITIONS, type TransitionName } from './transition.js';

const STATES = Object.values(EnrollmentState);

/** By transition, a mark for each state in the order of the states: leads out of it (+) or not (-), and where to. */
const MATRIX: Record<TransitionName, readonly [from: string, to: EnrollmentState]> = {
  //             ISSUING, AWAITING_PROVISIONING, AWAITING_CONFIRMATION, LOCKED, ACTIVE, EXPIRED, CANCELLED
  issue: ['-------', 'ISSUING'],
  acceptMail: ['+------', 'AWAITING_PROVISIONING'],
  provision: ['++-----', 'AWAITING_CONFIRMATION'],
  activate: ['--+----', 'ACTIVE'],
  lockStartPassword: ['++-----', 'LOCKED'],
  lockOtp: ['--+----', 'LOCKED'],
  unlock: ['---+---', 'AWAITING_CONFIRMATION'],
  reissue: ['++++---', 'ISSUING'],
  expire: ['++++---', 'EXPIRED'],
  cancel: ['++++---', 'CANCELLED'],
};
const names = Object.keys(TRANSITIONS) as TransitionName[];

describe('transition table', () => {
  it.each(names)('lets %s lead out of exactly the states of the matrix', (name) => {
    const [from, to] = MATRIX[name];
    expect(STATES.map((state) => (mayTransit(name, state) ? '+' : '-')).join('')).toBe(from);
    expect(TRANSITIONS[name].to).toBe(to);
  });

  it('leads out of every open state and out of no other', () => {
    for (const state of STATES) expect(names.some((name) => mayTransit(name, state))).toBe(isOpen(state));
  });
});
