import { describe, expect, it } from '@jest/globals';
import { enrollmentInState } from '../api/enrollment.fixture.js';
import { stageOf } from './stage.js';

const at = '2026-11-23T02:00:00Z';
const nothing = { linkOpenedAt: null, provisionedAt: null, deviceKind: null };

describe('stageOf', () => {
  it('follows what has happened', () => {
    expect(stageOf(enrollmentInState('ISSUING'))).toBe('mail');
    expect(stageOf(enrollmentInState('AWAITING_PROVISIONING'))).toBe('mail');
    const opened = { ...nothing, linkOpenedAt: at };
    expect(stageOf(enrollmentInState('AWAITING_PROVISIONING', { provisioning: opened }))).toBe('setup');
    const provisioned = { ...nothing, provisionedAt: at };
    expect(stageOf(enrollmentInState('AWAITING_CONFIRMATION', { provisioning: provisioned }))).toBe('confirmation');
    expect(stageOf(enrollmentInState('LOCKED', { provisioning: provisioned }))).toBe('confirmation');
    expect(stageOf(enrollmentInState('ACTIVE', { provisioning: provisioned }))).toBe('done');
  });
});
