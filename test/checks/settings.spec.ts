import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { backOfficeSettings } from '../../apps/back-office/src/settings.js';
import { placeSettings } from '../../apps/cli/src/place/place.js';
import { stackSettings } from '../../apps/cli/src/start/stack.settings.js';
import { devIdpSettings } from '../../apps/dev-idp/src/settings.js';
import { settingsSchema as portalSettings } from '../../apps/portal/src/settings.js';
import { settingsSchema as tokenSiteSettings } from '../../apps/token-site/src/settings.js';
import { migrationSettings } from '../../apps/worker/src/migration.settings.js';
import { settingsSchema as workerSettings } from '../../apps/worker/src/settings.js';
import { misspeltNames } from '../../libs/config/src/setting-name.js';

const PROGRAMS = [
  stackSettings,
  placeSettings,
  devIdpSettings,
  portalSettings,
  tokenSiteSettings,
  backOfficeSettings,
  workerSettings,
  migrationSettings,
];
/** Read by tests, which have no schema. */
const OF_TESTS = ['CHROMIUM_PATH', 'MODEL_RUN', 'SCREENSHOTS_DIR', 'TEST_DATABASE_URL'];

const example = readFileSync(join(import.meta.dirname, '../../.env.example'), 'utf8');
const named = [...example.matchAll(/^#([A-Z][A-Z0-9_]*)=/gm)].map(([, name = '']) => name);

describe('.env.example', () => {
  it('names every setting of every program once, and no other', () => {
    const known = new Set([...PROGRAMS.flatMap(({ shape }) => Object.keys(shape)), ...OF_TESTS]);
    expect(named.toSorted()).toEqual([...known].toSorted());
  });
});

describe('the names of settings', () => {
  it('are so far apart that none is taken for a misspelt other one', () => {
    const near = named.flatMap((name) => misspeltNames(named, new Set([name]), []));
    expect(near).toEqual([]);
  });
});
