import { basename, dirname, join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { backOfficeSettings } from '../../apps/back-office/src/settings.js';
import { stackSettings } from '../../apps/cli/src/start/stack.settings.js';
import { searchAttributes } from '../../apps/cli/src/start/temporal/search-attributes.js';
import { temporalWheel } from '../../apps/cli/src/start/wheel.js';
import { devIdpSettings } from '../../apps/dev-idp/src/settings.js';
import { settingsSchema as portalSettings } from '../../apps/portal/src/settings.js';
import { settingsSchema as tokenSiteSettings } from '../../apps/token-site/src/settings.js';
import { migrationSettings } from '../../apps/worker/src/migration.settings.js';
import { servicesFileFault } from '../../apps/worker/src/services.file.js';
import { settingsSchema as workerSettings } from '../../apps/worker/src/settings.js';
import { askedFor, composeServices, containerSecrets, dockerfile, hasSource, programIn } from './compose.file.js';
import { repositoryRoot } from './run-tool.js';

const given = await containerSecrets();
const services = composeServices(given);
const ports = stackSettings.parse({});

/** What each of our own programs is told by its environment, and where it tells of its health. */
const PROGRAMS = {
  migrate: { settings: migrationSettings },
  worker: { settings: workerSettings, port: ports.WORKER_METRICS_PORT },
  'token-site': { settings: tokenSiteSettings, port: ports.TOKEN_SITE_PORT },
  portal: { settings: portalSettings, port: ports.PORTAL_PORT },
  'back-office': { settings: backOfficeSettings, port: ports.BACK_OFFICE_PORT },
  'dev-idp': { settings: devIdpSettings, port: ports.DEV_IDP_PORT },
} as const;

const DOOR = 13_003;
const names = Object.keys(PROGRAMS) as (keyof typeof PROGRAMS)[];
const serviceNamed = (name: string) => {
  const service = services.get(name);
  if (service === undefined) throw new Error(`docker-compose.yml has no service ${name}`);
  return service;
};

type Schema = (typeof PROGRAMS)[keyof typeof PROGRAMS]['settings'];

/** But for files that are mounted: their paths are those of the container. */
function faultsOf(settings: Schema, environment: Readonly<Record<string, string>>): readonly unknown[] {
  const issues = settings.safeParse(environment).error?.issues ?? [];
  return issues.filter(({ message }) => !message.startsWith('the file cannot be read'));
}

describe.each(names)('the container of %s', (name) => {
  const service = serviceNamed(name);

  it('is told settings that its program has, and every one that it must have', () => {
    const { environment = {} } = service;
    const { settings } = PROGRAMS[name];
    expect(Object.keys(settings.shape)).toEqual(expect.arrayContaining(Object.keys(environment)));
    expect(faultsOf(settings, environment)).toEqual([]);
  });

  it('is told of Temporal, and waits for it, when its program talks to it', () => {
    const { environment = {}, depends_on: waitsFor = {} } = service;
    const talks = 'TEMPORAL_ADDRESS' in PROGRAMS[name].settings.shape;
    expect('TEMPORAL_ADDRESS' in environment).toBe(talks);
    expect('temporal' in waitsFor).toBe(talks);
  });

  it('runs a file that the build makes, in the image that holds it', () => {
    const program = programIn(service) ?? '';
    expect(hasSource(program)).toBe(true);
    const stage = dockerfile.split(`AS ${name === 'dev-idp' ? 'pruned-for-development' : 'pruned'}\n`)[1] ?? '';
    const app = program.split('/')[1] ?? '';
    const [, copied = ''] = /--target \/programs \\\n\s*([^&]+) &&/.exec(stage) ?? [];
    expect(copied.split(' ')).toContain(app);
    expect(stage.slice(0, stage.indexOf('COPY'))).toContain(`--workspace @enrollment/${app}`);
  });

  it('is asked for its health where it answers', () => {
    const { port } = { port: undefined, ...PROGRAMS[name] };
    const address = service.healthcheck?.test.at(-1);
    expect(address).toBe(port === undefined ? undefined : `http://127.0.0.1:${port}/health/ready`);
  });
});

describe('docker-compose.yml', () => {
  it('asks for exactly the secrets that container-secrets makes', () => {
    expect([...askedFor].toSorted()).toEqual(Object.keys(given).toSorted());
  });

  it('lets each program log in as a user of its own, and only the migration as the owner of the tables', () => {
    const userOf = (name: string): string => new URL(serviceNamed(name).environment?.DATABASE_URL ?? '').username;
    const programs = ['portal', 'token-site', 'back-office', 'worker'];
    expect(programs.map(userOf)).toEqual(['portal', 'token_site', 'back_office', 'worker']);
    const { environment: migration = {} } = serviceNamed('migrate');
    expect(userOf('migrate')).toBe(serviceNamed('postgres').environment?.POSTGRES_USER);
    for (const name of programs) {
      const { environment = {} } = serviceNamed(name);
      const setting = `DATABASE_URL_${name.toUpperCase().replace('-', '_')}`;
      expect(migration[setting]).toBe(environment.DATABASE_URL);
      const password = serviceNamed('postgres').environment?.POSTGRES_PASSWORD ?? '';
      expect(JSON.stringify(environment)).not.toContain(password);
    }
  });

  it('gives the migration the services of the demo', () => {
    const { environment = {}, volumes = [] } = serviceNamed('migrate');
    expect(volumes).toEqual([`./apps/cli/demo-services.json:${environment.SERVICES_FILE}:ro`]);
    expect(servicesFileFault(join(repositoryRoot, 'apps/cli/demo-services.json'))).toBeUndefined();
  });

  it('gives the worker the folder of the ring, so that a rotation reaches it', () => {
    const { environment = {}, volumes = [] } = serviceNamed('worker');
    const ring = environment.KEYS_FILE ?? '';
    expect(volumes).toContain(`./.data/containers/keys:${dirname(ring)}:ro`);
    expect(basename(ring)).toBe('keys.json');
  });

  it('publishes the ports of npm start, on loopback only', () => {
    const published = [...services.values()].flatMap(({ ports: own = [] }) => own);
    for (const port of published) expect(port).toMatch(/^127\.0\.0\.1:\d+:\d+$/);
    const { BOUNCE_PORT: _, ...others } = ports;
    const wanted = Object.entries(others).filter(([name]) => /_PORT$/.test(name) && !name.includes('METRICS'));
    const onHost = published.map((port) => Number(port.split(':')[1]));
    expect(onHost.toSorted()).toEqual(wanted.map(([, port]) => Number(port)).toSorted());
  });

  it('leads each published port to what listens behind it', () => {
    const behind = (name: string) => serviceNamed(name).ports?.map((port) => Number(port.split(':')[2])) ?? [];
    expect(behind('token-site')).toEqual([ports.TOKEN_SITE_PORT]);
    expect(behind('dev-idp')).toEqual([ports.PORTAL_PORT, ports.BACK_OFFICE_PORT, DOOR]);
    expect(serviceNamed('dev-idp-door').command?.slice(-2)).toEqual([String(DOOR), String(ports.DEV_IDP_PORT)]);
    for (const name of ['portal', 'back-office', 'dev-idp-door'])
      expect(serviceNamed(name).network_mode).toBe('service:dev-idp');
  });

  it('waits only for what tells of its health, or ends', () => {
    for (const [name, { depends_on: waitsFor = {} }] of services) {
      for (const [other, { condition }] of Object.entries(waitsFor)) {
        const ends = other === 'migrate';
        expect([name, other, condition]).toEqual([
          name,
          other,
          ends ? 'service_completed_successfully' : 'service_healthy',
        ]);
        expect(serviceNamed(other).healthcheck === undefined).toBe(ends);
      }
    }
  });

  it('gives Temporal the version and the search attributes of npm start', () => {
    const { image, command = [] } = serviceNamed('temporal');
    expect(image).toBe(`temporalio/temporal:${temporalWheel.version}`);
    const attributes = command.filter((_, index) => command[index - 1] === '--search-attribute');
    expect(attributes).toEqual(Object.entries(searchAttributes).map(([name, type]) => `${name}=${type}`));
  });
});

describe('images', () => {
  it('are pinned by version', () => {
    const stages = new Set([...dockerfile.matchAll(/ AS (\S+)/g)].map(([, stage]) => stage));
    const bases = [...dockerfile.matchAll(/^FROM (\S+)/gm)].map(([, base = '']) => base);
    const images = [...services.values()].map(({ image }) => image);
    for (const image of [...images, ...bases.filter((base) => !stages.has(base))])
      expect(image).toMatch(/^[a-z/-]+:v?\d+\.\d+/);
  });

  it('are built from stages that the Dockerfile has, and none runs as root', () => {
    for (const { build } of services.values()) {
      if (build) expect(dockerfile).toContain(`FROM runtime AS ${build.target}\n`);
    }
    const [, runtime = ''] = dockerfile.split('AS runtime\n');
    expect(runtime.match(/^USER .+/gm)).toEqual(['USER node']);
  });

  it('hold the scripts that containers run', () => {
    const scripts = [...services.values()].flatMap(({ command = [], healthcheck }) => [
      ...command,
      ...(healthcheck?.test ?? []),
    ]);
    const own = new Set(scripts.filter((word) => word.startsWith('docker/')));
    expect(own.size).toBeGreaterThan(0);
    for (const script of own) {
      expect(hasSource(script)).toBe(true);
      expect(dockerfile).toMatch(new RegExp(`^COPY .*${script}`, 'm'));
    }
  });
});
