import { describe, expect, it } from '@jest/globals';
import { ACTS, type ActKind, actingRole, isActPayload, mayAct } from './act.js';
import { MAX_EXTENSION_SECONDS } from './policy.js';
import { ROLES } from './role.js';
import { EnrollmentState } from './state.js';

const STATES = Object.values(EnrollmentState);

/** By act, a mark for each state in the order of the states: possible (+) or not (-). */
const MATRIX: Record<ActKind, string> = {
  //        ISSUING, AWAITING_PROVISIONING, AWAITING_CONFIRMATION, LOCKED, ACTIVE, EXPIRED, CANCELLED
  resend: '++-----',
  cancel: '++++---',
  extend: '++++---',
  unlock: '---+---',
  retry: '++++---',
  repudiate: '++++---',
};

/** By act, a mark for each role in the order of the roles. */
const WHO: Record<ActKind, string> = {
  //        viewer, operator, supervisor, engineer
  resend: '-++-',
  cancel: '-++-',
  extend: '-++-',
  unlock: '-++-',
  retry: '-+++',
  repudiate: '----',
};

const kinds = Object.keys(ACTS) as ActKind[];
const marks = (possible: readonly boolean[]): string => possible.map((yes) => (yes ? '+' : '-')).join('');

describe('acts', () => {
  it.each(kinds)('%s is possible in exactly the states of the matrix', (kind) =>
    expect(marks(STATES.map((state) => mayAct(kind, state)))).toBe(MATRIX[kind]),
  );

  it.each(kinds)('%s is open to exactly the roles of the table', (kind) =>
    expect(marks(ROLES.map((role) => actingRole(kind, [role]) === role))).toBe(WHO[kind]),
  );

  it('take somebody with several roles in one that allows it', () => {
    expect(actingRole('retry', ['viewer', 'engineer'])).toBe('engineer');
    expect(actingRole('cancel', ['viewer', 'engineer'])).toBeUndefined();
  });

  it('need a second person for an unlock and for nothing else', () =>
    expect(kinds.filter((kind) => ACTS[kind].approval !== null)).toEqual(['unlock']));

  it.each([
    ['extend', { seconds: 1 }, true],
    ['extend', { seconds: MAX_EXTENSION_SECONDS }, true],
    ['extend', { seconds: MAX_EXTENSION_SECONDS + 1 }, false],
    ['extend', { seconds: 0 }, false],
    ['extend', { seconds: -1 }, false],
    ['extend', { seconds: 1.5 }, false],
    ['extend', { seconds: Number.NaN }, false],
    ['extend', { seconds: Number.POSITIVE_INFINITY }, false],
    ['extend', { seconds: '60' }, false],
    ['extend', { seconds: 60, more: 1 }, false],
    ['extend', {}, false],
    ['unlock', { generation: 1, lock: 1 }, true],
    ['unlock', { generation: 1, lock: -1 }, false],
    ['unlock', { generation: 1 }, false],
    ['unlock', {}, false],
    ['cancel', {}, true],
    ['cancel', { seconds: 60 }, false],
  ] as const)('of kind %s may say %j: %p', (kind, payload, right) => expect(isActPayload(kind, payload)).toBe(right));
});
