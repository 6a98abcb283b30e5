import { describe, expect, it } from '@jest/globals';
import type { Answer } from '../api/problem.js';
import type { Provisioning, ProvisioningRequest } from '../api/token-site.client.js';
import { askUntilJudged, attemptOf, isUndecided, repeats } from './provisioning.attempt.js';

const ENTRY = { serviceId: 'BIZ', userId: '123456789015', startPassword: '4711' };
const KEY = { kty: 'EC', crv: 'P-256', x: 'x', y: 'y' } as const;
const DEVICE: ProvisioningRequest['device'] = { id: 'd', kind: 'smartphone', name: 'Android', publicKey: KEY };
const PROVISIONING: Provisioning = { tokenId: 't', displayName: 'n', serverTime: '2026-11-23T00:00:00Z', key: 'k' };
const PENDING: Answer<Provisioning> = { ok: false, problem: { code: 'TRY.PENDING', retryAfterSeconds: 2 } };

function siteAnswering(answers: Answer<Provisioning>[]) {
  const keys: string[] = [];
  const bodies: ProvisioningRequest[] = [];
  const waits: number[] = [];
  return {
    keys,
    bodies,
    waits,
    send: async (body: ProvisioningRequest, key: string) => {
      keys.push(key);
      bodies.push(body);
      return answers[Math.min(keys.length, answers.length) - 1] as Answer<Provisioning>;
    },
    wait: async (milliseconds: number) => void waits.push(milliseconds),
  };
}

describe('a provisioning attempt', () => {
  it('asks after a pending one with the same key and the same body', async () => {
    const site = siteAnswering([PENDING, PENDING, { ok: true, value: PROVISIONING }]);
    const answer = await askUntilJudged(attemptOf(ENTRY, DEVICE, 1), site);
    expect(answer).toEqual({ ok: true, value: PROVISIONING });
    expect(new Set(site.keys).size).toBe(1);
    expect(new Set(site.bodies).size).toBe(1);
    expect(site.waits).toEqual([2000, 2000]);
  });

  it('gives the word back to the person when it stays pending', async () => {
    const site = siteAnswering([PENDING]);
    expect(await askUntilJudged(attemptOf(ENTRY, DEVICE, 1), site)).toEqual(PENDING);
    expect(site.keys).toHaveLength(8);
  });

  it('is not repeated by itself after a refusal or a lost answer', async () => {
    for (const code of ['PROVISIONING.REFUSED', 'NETWORK']) {
      const site = siteAnswering([{ ok: false, problem: { code } }]);
      await askUntilJudged(attemptOf(ENTRY, DEVICE, 1), site);
      expect(site.keys).toHaveLength(1);
    }
  });

  it('has a key of its own', () => {
    expect(attemptOf(ENTRY, DEVICE, 1).idempotencyKey).not.toBe(attemptOf(ENTRY, DEVICE, 1).idempotencyKey);
  });

  it('is repeated only by the same entry', () => {
    const attempt = attemptOf(ENTRY, DEVICE, 1);
    expect(repeats(attempt, { ...ENTRY })).toBe(true);
    expect(repeats(attempt, { ...ENTRY, startPassword: '4712' })).toBe(false);
  });

  it.each([
    ['NETWORK', true],
    ['TRY.PENDING', true],
    ['HTTP.502', true],
    ['PROVISIONING.REFUSED', false],
    ['PROVISIONING.LOCKED', false],
    ['ENROLLMENT.EXPIRED', false],
  ])('with %s is undecided: %s', (code, undecided) => {
    expect(isUndecided({ code })).toBe(undecided);
  });
});
