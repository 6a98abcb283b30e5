import { afterAll, beforeAll, beforeEach, expect, it } from '@jest/globals';
import { DataSource } from 'typeorm';
import { describeWithDatabase, startTestFace, type TestFace } from '../face.fixture.js';
import { FixtureModule, gate, handled } from '../face.fixture-module.js';
import { PostgresIdempotencyStore } from './postgres-idempotency.store.js';

describeWithDatabase('an Idempotency-Key', () => {
  let face: TestFace;
  let cookie: string;

  beforeAll(async () => {
    face = await startTestFace(FixtureModule);
    const answer = await fetch(`${face.url}/api/v1/sign-in`, { method: 'POST' });
    cookie = answer.headers.getSetCookie()[0]?.split(';')[0] ?? '';
  });

  afterAll(() => face.close());

  beforeEach(() => {
    handled.length = 0;
  });

  const post = async (
    path: string,
    key: string,
    body: unknown,
  ): Promise<{ status: number; body: Record<string, unknown> }> => {
    const answer = await fetch(`${face.url}/api/v1/${path}`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', Origin: face.url, cookie, 'Idempotency-Key': key },
      body: JSON.stringify(body),
    });
    return { status: answer.status, body: (await answer.json()) as Record<string, unknown> };
  };

  it('gives the first answer again, whatever the order of members', async () => {
    const first = await post('people', 'again', { name: 'ab', age: 3 });
    expect(first.status).toBe(201);
    expect(await post('people', 'again', { age: 3, name: 'ab' })).toEqual(first);
    expect(handled).toHaveLength(1);
  });

  it('is refused with another body, but a faulty body is told first', async () => {
    await post('people', 'reused', { name: 'ab' });
    expect((await post('people', 'reused', { name: 'cd' })).body).toMatchObject({
      code: 'IDEMPOTENCY.KEY_REUSED',
      status: 422,
    });
    expect((await post('people', 'reused', { name: 'c' })).body).toMatchObject({ code: 'VALIDATION' });
  });

  it('waits for a request that is in flight', async () => {
    let open = (): void => undefined;
    gate.opened = new Promise((resolve) => {
      open = resolve;
    });
    const both = [post('people', 'twice', { name: 'ab' }), post('people', 'twice', { name: 'ab' })];
    setImmediate(open);
    const [one, two] = await Promise.all(both);
    expect(one).toEqual(two);
    expect(handled).toHaveLength(1);
  });

  it('keeps a refusal that was decided', async () => {
    const body = { device: 'a', outcome: 'refused' };
    const first = await post('scoped', 'refused', body);
    expect(first).toMatchObject({ status: 401, body: { code: 'PROVISIONING.REFUSED', attemptsRemaining: 4 } });
    expect(await post('scoped', 'refused', body)).toEqual(first);
    expect(handled).toHaveLength(1);
  });

  it('gives the row ID again after an answer that is still pending, and holds the body to it', async () => {
    const body = { device: 'a', outcome: 'pending' };
    expect((await post('scoped', 'pending', body)).status).toBe(503);
    expect((await post('scoped', 'pending', body)).status).toBe(503);
    expect(new Set(handled).size).toBe(1);
    expect((await post('scoped', 'pending', { ...body, outcome: 'done' })).status).toBe(422);
  });

  it('forgets a key whose request was turned away', async () => {
    expect((await post('scoped', 'budget', { device: 'a', outcome: 'budget' })).status).toBe(429);
    expect((await post('scoped', 'budget', { device: 'a', outcome: 'done' })).status).toBe(201);
  });

  it('must be printable', async () => {
    expect((await post('people', 'with space', { name: 'ab' })).body).toMatchObject({
      code: 'VALIDATION',
      errors: [expect.objectContaining({ field: 'Idempotency-Key' })],
    });
  });

  it('once expired is not answered, kept from or freed by what became of the request that held it before', async () => {
    const store = new PostgresIdempotencyStore(face.face.app.get(DataSource));
    const [keyHash, requestHash, start] = ['expiring', 'of-the-next', Date.parse('2026-11-24T01:00:00Z')];
    const slow = await store.claim({ keyHash, requestHash: 'of-the-first', now: new Date(start) });
    const expired = new Date(start + 86_400_000);
    expect(await store.find({ keyHash, requestHash: 'of-the-first', now: expired })).toBeUndefined();
    const next = await store.claim({ keyHash, requestHash, now: expired });
    expect([slow, next]).toMatchObject([{ kind: 'mine' }, { kind: 'mine', isFirst: true }]);
    const held = { keyHash, requestId: slow.kind === 'mine' ? slow.requestId : '' };
    await store.keep(held, 'the first answer');
    await store.release(held);
    await store.forget(held);
    expect(await store.claim({ keyHash, requestHash, now: expired })).toEqual({ kind: 'in-flight' });
  });

  it('leaves nothing readable behind', async () => {
    await post('people', 'sealed', { name: 'planted-value' });
    const rows = await face.face.app.get(DataSource).query('SELECT * FROM idempotency_key');
    expect(JSON.stringify(rows)).not.toContain('planted-value');
  });
});
