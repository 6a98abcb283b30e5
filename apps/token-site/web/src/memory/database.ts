import { type DBSchema, type IDBPDatabase, openDB } from 'idb';
import type { CodeShape } from '../otp/totp.js';

export interface Token extends CodeShape {
  readonly tokenId: string;
  readonly serviceId: string;
  readonly userId: string;
  readonly defaultName: string;
  /** What the person appended to the default name; blank keeps it. */
  readonly addedName: string;
  /** Whether the naming screen was finished: the set-up is resumed there otherwise. */
  readonly named: boolean;
  readonly key: CryptoKey;
  readonly addedAt: number;
}

/** The device is its key; the id is a label only. */
export interface DeviceIdentity {
  readonly id: string;
  readonly keyPair: CryptoKeyPair;
}

interface Schema extends DBSchema {
  tokens: { key: string; value: Token };
  device: { key: 'self'; value: DeviceIdentity };
  pendingLink: { key: 'current'; value: string };
  settledLinks: { key: string; value: number };
}

let opened: Promise<IDBPDatabase<Schema>> | undefined;

export function database(): Promise<IDBPDatabase<Schema>> {
  opened ??= openDB<Schema>('onetime-password', 1, {
    upgrade(db) {
      db.createObjectStore('tokens', { keyPath: 'tokenId' });
      db.createObjectStore('device');
      db.createObjectStore('pendingLink');
      db.createObjectStore('settledLinks');
    },
    // Another tab with a newer version must not wait for this one.
    blocking: (_current, _blocked, event) => (event.target as IDBDatabase).close(),
    terminated: () => {
      opened = undefined;
    },
  });
  return opened;
}
