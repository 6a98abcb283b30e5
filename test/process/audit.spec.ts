import { execFile } from 'node:child_process';
import { cp, mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { customersFor } from '../client/customers.js';
import { enrollTo } from '../client/enrollment.journey.js';
import { bodyOf } from '../client/http.answer.js';
import { until } from '../client/until.js';
import { Database } from '../harness/database.js';
import { testStack } from '../harness/stack.js';

const nextCustomer = customersFor('audit');
const main = join(import.meta.dirname, '../../apps/cli/dist/main.js');

interface Verified {
  readonly isSound: boolean;
  readonly findings: readonly { kind: string; enrollmentId: string; number: number }[];
  readonly checked: { enrollments: number; events: number; covered: number; records: number; signedAt: string | null };
}

describe('npm run audit', () => {
  let folder: string;
  let database: Database;
  beforeAll(async () => {
    database = await Database.connect();
    // The worker's own records stay as they are.
    folder = await mkdtemp(join(tmpdir(), 'audit-'));
    await until('the first record of the worker', async () => {
      const { size } = await stat(join(testStack().auditFolder, 'event-heads.jws')).catch(() => ({ size: 0 }));
      return size > 0 || undefined;
    });
    await cp(testStack().auditFolder, folder, { recursive: true });
  });
  afterAll(async () => {
    await database.close();
    await rm(folder, { recursive: true });
  });

  async function run(...args: string[]): Promise<{ code: number; out: string; told: string }> {
    const { databaseUrl, keysFile } = testStack();
    const script = `const { main } = await import(${JSON.stringify(main)}); await main(process.argv.slice(1));`;
    const [command, ...options] = args;
    const records = command === 'compare' ? [] : ['--folder', folder];
    const places = ['--database', databaseUrl, ...records, ...(command === 'sign' ? ['--keys', keysFile] : [])];
    const all = ['--input-type=module', '-e', script, '--', 'audit', command ?? '', ...places, ...options];
    return promisify(execFile)(process.execPath, all).then(
      ({ stdout, stderr }) => ({ code: 0, out: stdout, told: stderr }),
      (error: { code: number; stdout: string; stderr: string }) => ({
        code: error.code,
        out: error.stdout,
        told: error.stderr,
      }),
    );
  }

  async function verified(): Promise<Verified & { code: number }> {
    const { code, out } = await run('verify', '--json');
    return { ...(JSON.parse(out) as Verified), code };
  }

  it('signs what there is, and finds all as it was written', async () => {
    await enrollTo.awaitingProvisioning(nextCustomer());
    const before = await verified();
    expect((await run('verify')).out).toMatch(/Not proven yet: \d+ events?\.[\s\S]*npm run audit -- sign/);
    expect(before).toMatchObject({ code: 0, isSound: true });
    expect(await run('sign')).toMatchObject({ code: 0, out: expect.stringContaining('Signed: ') });
    const after = await verified();
    expect(after).toMatchObject({ code: 0, isSound: true });
    expect(after.checked.records).toBeGreaterThan(before.checked.records);
    expect(after.checked.covered).toBeGreaterThan(before.checked.covered);
  });

  it('names rows that were cut off, although nothing in the database shows it', async () => {
    const { portal } = await enrollTo.awaitingProvisioning(nextCustomer());
    const { id } = bodyOf(await portal.latest());
    await until('both mails', async () => ((await database.eventTypes(id)).length === 3 ? true : undefined));
    await run('sign');
    const restore = await database.cutOffLastEvent(id);
    const { code, findings } = await verified();
    expect(code).toBe(1);
    expect(findings).toEqual([{ kind: 'cut-off', enrollmentId: id, number: 3, through: 3 }]);
    const { out, told } = await run('verify');
    expect(out).toContain(`enrollment ${id}, event 3: was cut off the end`);
    expect(told).toContain('not as they were written');
    await restore();
    await expect(verified()).resolves.toMatchObject({ code: 0, isSound: true });
  });

  it('finds no change that no event tells of, and names a row that somebody edited (I7)', async () => {
    const { enrollment } = await enrollTo.awaitingProvisioning(nextCustomer());
    const sound = await run('compare', '--json');
    expect(JSON.parse(sound.out)).toMatchObject({ isSound: true, differences: [] });
    expect(sound.code).toBe(0);
    await database.closeBehindItsBack(enrollment.id);
    try {
      const { code, out, told } = await run('compare');
      expect(code).toBe(1);
      expect(out).toContain(
        `enrollment ${enrollment.id}, state: its row says CANCELLED, its events say AWAITING_PROVISIONING`,
      );
      expect(told).toContain('1 difference found.');
    } finally {
      await database.openAgain(enrollment.id);
    }
  });

  it('says what is missing where it cannot work', async () => {
    const { code, told } = await run('verify', '--database', 'postgres://nobody@127.0.0.1:1/none');
    expect([code, told]).toEqual([1, expect.stringContaining('The database does not answer')]);
    expect(told).not.toContain('    at ');
  });
});
