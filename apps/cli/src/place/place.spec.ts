import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { DataFolder } from '../start/data-folder.js';
import { databasePasswordOf, developmentSecrets } from '../start/development-secrets.js';
import { repositoryRoot } from '../start/repository.js';
import { readPlace, requireDatabase } from './place.js';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'place-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

it('is that of npm start, wherever the command is called', async () => {
  const data = new DataFolder(folder);
  await developmentSecrets(data);
  expect(readPlace({ DATA_DIR: relative(repositoryRoot, folder), DATABASE_PORT: '6000' })).toEqual({
    keysFile: data.keys,
    auditFolder: data.audit,
    databaseUrl: `postgres://enrollment:${databasePasswordOf(data)}@127.0.0.1:6000/enrollment`,
  });
});

it('is what settings name', () => {
  const named = { KEYS_FILE: '/ring.json', AUDIT_FOLDER: '/records', DATABASE_URL: 'postgres://bank@db:5432/otp' };
  expect(readPlace({ DATA_DIR: folder, ...named })).toEqual({
    keysFile: named.KEYS_FILE,
    auditFolder: named.AUDIT_FOLDER,
    databaseUrl: named.DATABASE_URL,
  });
});

it('has no database before there is one', () => {
  expect(() => requireDatabase(readPlace({ DATA_DIR: folder }))).toThrow('No database is known');
});
