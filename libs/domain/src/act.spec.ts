import { describe, expect, it } from '@jest/globals';
import { ACTS, type ActKind, mayAct } from './act.js';
import { EnrollmentState, isOpen } from './state.js';

describe('acts', () => {
  it.each(Object.keys(ACTS) as ActKind[])('%s is never possible on an enrollment that has ended', (kind) => {
    const ended = Object.values(EnrollmentState).filter((state) => !isOpen(state));
    expect(ended.filter((state) => mayAct(kind, state))).toEqual([]);
  });

  it('lets only a locked enrollment be unlocked, and only by two', () => {
    expect(Object.values(EnrollmentState).filter((state) => mayAct('unlock', state))).toEqual(['LOCKED']);
    expect(ACTS.unlock.needsApproval).toBe(true);
  });
});
