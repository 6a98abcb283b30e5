import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { Command } from 'commander';
import { registerTokenCommands } from './token.command.js';
import { type FakeTokenSite, openFakeTokenSite, SEED } from './token-site.fake.js';

let site: FakeTokenSite;
let folder: string;
let store: string;
let printed: string[];
let complained: string[];

beforeAll(async () => {
  site = await openFakeTokenSite();
});

afterAll(() => site.close());

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'token-cli-'));
  store = join(folder, 'phone.json');
  printed = [];
  complained = [];
  jest.spyOn(process.stdout, 'write').mockImplementation((text) => printed.push(String(text)) > 0);
  jest.spyOn(process.stderr, 'write').mockImplementation((text) => complained.push(String(text)) > 0);
});

afterEach(async () => {
  jest.restoreAllMocks();
  process.exitCode = undefined;
  site.received.length = 0;
  site.refusals.length = 0;
  await rm(folder, { recursive: true });
});

async function run(...args: string[]): Promise<void> {
  const program = new Command();
  registerTokenCommands(program);
  await program.parseAsync(['token', ...args, '--store', store], { from: 'user' });
}

function provision(...more: string[]): Promise<void> {
  const ids = ['--service-id', 'DEMO', '--user-id', '1234-5678 9015', '--start-password', '4711'];
  return run('provision', '--url', site.url, ...ids, '--accept-consent', ...more);
}

describe('token provision', () => {
  it('sets a token up that shows the codes of RFC 6238', async () => {
    await provision('--name', 'desk');
    expect(printed.join('')).toContain('Set up: Demo desk');
    await run('code', '--at', '1970-01-01T00:00:59Z', '--json');
    expect(printed.join('')).toContain('"code":"94287082","secondsLeft":1');
  });

  it('keeps key and seed for their owner only, and the start password nowhere', async () => {
    await provision();
    expect((await stat(store)).mode & 0o777).toBe(0o600);
    expect(await readFile(store, 'utf8')).not.toContain('4711');
    expect([...printed, ...complained].join('')).not.toContain(SEED);
  });

  it('comes again with the same device key, and lists one token', async () => {
    await provision();
    await provision();
    expect(site.received[1]?.body.device).toEqual(site.received[0]?.body.device);
    await run('list', '--json');
    expect(printed.join('').match(/tok-1","name/g)).toHaveLength(1);
  });

  it('keeps the device key when it was refused, and says what to do', async () => {
    const body = { code: 'PROVISIONING.REFUSED', detail: 'They do not belong together.', attemptsRemaining: 2 };
    site.refusals.push({ status: 401, body });
    await provision();
    expect(complained.join('')).toContain('They do not belong together.');
    expect(complained.join('')).toContain('Tries left: 2');
    expect(process.exitCode).toBe(1);
    await provision();
    expect(site.received[1]?.body.device).toEqual(site.received[0]?.body.device);
    expect(site.received[1]?.key).not.toBe(site.received[0]?.key);
  });

  it('asks after a pending try with the same Idempotency-Key', async () => {
    const pending = { status: 503, body: { code: 'TRY.PENDING' } };
    site.refusals.push(pending, pending);
    await provision();
    expect(site.received).toHaveLength(3);
    expect(new Set(site.received.map(({ key }) => key)).size).toBe(1);
    expect(printed.join('')).toContain('Set up: Demo');
  });

  it('is one kind of device per store', async () => {
    await provision('--kind', 'feature-phone');
    await provision();
    expect(complained.join('')).toContain('is a feature-phone');
    expect(site.received.map(({ body }) => body.device.kind)).toEqual(['feature-phone']);
  });

  it.each([
    ['a mistyped user ID', ['--user-id', '123456789016'], 'typing error'],
    ['a start password of letters', ['--start-password', 'abcd'], '4 to 8 half-width digits'],
    ['an unknown kind', ['--kind', 'fax'], 'smartphone or feature-phone'],
    ['an address that is none', ['--url', 'localhost'], '--url must be an address'],
  ])('asks nobody with %s', async (_, args, words) => {
    await provision(...args);
    expect(complained.join('')).toContain(words);
    expect(site.received).toHaveLength(0);
    expect(process.exitCode).toBe(1);
  });

  it('shows the terms to somebody who has not accepted them', async () => {
    await run(
      'provision',
      '--url',
      site.url,
      '--service-id',
      'DEMO',
      '--user-id',
      '123456789015',
      '--start-password',
      '4711',
    );
    expect(complained.join('')).toContain('--accept-consent');
    expect(site.received).toHaveLength(0);
  });

  it('says how to go on when nobody answers', async () => {
    await provision('--url', 'http://127.0.0.1:1');
    expect(complained.join('')).toContain('gave no answer');
    expect(process.exitCode).toBe(1);
  });
});

const SECOND_USER_ID = ['--user-id', '1234 5678 9023'];

/** As `provision` has told it. */
function toldCommand(): string[] {
  const [, options = ''] = /npm run token -- (code.*)/.exec(printed.at(-1) ?? '') ?? [];
  return options.replaceAll("'", '').split(' ');
}

describe('several tokens of one device', () => {
  it('are shown by the command that was told at the set-up of each', async () => {
    await provision();
    expect(toldCommand()).toEqual(['code', '--store', store]);
    await provision(...SECOND_USER_ID);
    expect(toldCommand()).toEqual(['code', '--token', 'tok-2', '--store', store]);
    await run(...toldCommand());
    expect(printed.at(-1)).toMatch(/^\d{8} /);
  });

  it('are not told the store that is taken without being told', async () => {
    const program = new Command();
    registerTokenCommands(program, { DATA_DIR: folder });
    const ids = ['--service-id', 'DEMO', '--user-id', '123456789015', '--start-password', '4711'];
    const args = ['token', 'provision', '--url', site.url, ...ids, '--accept-consent'];
    await program.parseAsync(args, { from: 'user' });
    expect(toldCommand()).toEqual(['code']);
  });

  it('are removed one by one', async () => {
    await provision();
    await provision(...SECOND_USER_ID);
    await run('remove', '--token', 'tok');
    expect(complained.join('')).toContain('Several tokens fit');
    await run('remove', '--token', 'tok-1');
    await run('list', '--json');
    expect(JSON.parse(printed.at(-1) ?? '')).toMatchObject([{ tokenId: 'tok-2' }]);
    await run('code');
    expect(printed.at(-1)).toMatch(/^\d{8} /);
    await provision();
    expect(site.received[2]?.body.device).toEqual(site.received[0]?.body.device);
  });
});

describe('token code', () => {
  it('says how to set up when there is no token', async () => {
    await run('code');
    expect(complained.join('')).toContain('npm run token -- provision');
    expect(process.exitCode).toBe(1);
  });

  it('does not quote a file that is no store', async () => {
    await writeFile(store, '{"secret":"xyzzy"}');
    await run('code');
    expect(complained.join('')).toContain('is not a token store');
    expect(complained.join('')).not.toContain('xyzzy');
  });

  it('refuses a time that is none, and a token that is not there', async () => {
    await provision();
    await run('code', '--at', 'noon');
    await run('code', '--token', 'other');
    expect(complained.join('')).toContain('--at is a time');
    expect(complained.join('')).toContain('No token begins with other');
  });
});
