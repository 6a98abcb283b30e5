import { existsSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';

const OWNER_ONLY = 0o700;

/** What the stack keeps between two starts, all of it under one folder that only its owner can open. */
export class DataFolder {
  readonly postgres: string;
  readonly temporalDatabase: string;
  readonly mail: string;
  readonly logs: string;
  readonly secrets: string;
  readonly keys: string;
  readonly identityProviderKeys: string;
  readonly processes: string;
  readonly audit: string;
  readonly lock: string;

  constructor(readonly path: string) {
    this.postgres = join(path, 'postgres');
    this.temporalDatabase = join(path, 'temporal.db');
    this.mail = join(path, 'mail');
    this.logs = join(path, 'logs');
    this.secrets = join(path, 'secrets.json');
    this.keys = join(path, 'keys.json');
    this.identityProviderKeys = join(path, 'dev-idp-keys.json');
    this.processes = join(path, 'processes.json');
    this.audit = join(path, 'audit');
    this.lock = join(path, 'running.json');
  }

  create(): void {
    for (const folder of [this.path, this.postgres, this.mail, this.logs]) {
      mkdirSync(folder, { recursive: true, mode: OWNER_ONLY });
    }
  }

  /** Only what the stack made itself: the folder may be one that holds other things too. */
  empty(): void {
    const sqlite = ['', '-wal', '-shm'].map((suffix) => `${this.temporalDatabase}${suffix}`);
    const folders = [this.postgres, this.mail, this.logs, this.audit];
    for (const path of [...folders, ...sqlite, this.secrets, this.keys, this.identityProviderKeys]) {
      if (existsSync(path)) rmSync(path, { recursive: true });
    }
  }
}
