import { createPrivateKey, type KeyObject } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { SettingsError } from '@enrollment/config';
import type { DkimKey } from '@enrollment/mail';
import type { Settings } from './settings.js';

/** Verifiers need not take shorter ones (RFC 8301 §3.2). */
const LEAST_BITS = 2048;

function privateKeyIn(file: string): KeyObject {
  try {
    return createPrivateKey(readFileSync(file));
  } catch {
    throw fault('name a file with a private key in PEM that this program may read');
  }
}

function fault(mend: string): SettingsError {
  return new SettingsError([{ name: 'MAIL_DKIM_KEY_FILE', mend }]);
}

type DkimSettings = Pick<Settings, 'MAIL_DKIM_DOMAIN' | 'MAIL_DKIM_SELECTOR' | 'MAIL_DKIM_KEY_FILE'>;

/**
 * The key that mails are signed with; null where none is set.
 * @throws SettingsError when the file holds no RSA key of at least 2048 bits
 */
export function readDkimKey(settings: DkimSettings): DkimKey | null {
  const { MAIL_DKIM_DOMAIN: domainName, MAIL_DKIM_SELECTOR: keySelector, MAIL_DKIM_KEY_FILE: file } = settings;
  if (domainName === undefined || keySelector === undefined || file === undefined) return null;
  const key = privateKeyIn(file);
  const bits = key.asymmetricKeyType === 'rsa' ? (key.asymmetricKeyDetails?.modulusLength ?? 0) : 0;
  if (bits < LEAST_BITS) throw fault(`name a file with an RSA key of at least ${LEAST_BITS} bits`);
  return { domainName, keySelector, privateKey: key.export({ type: 'pkcs8', format: 'pem' }).toString() };
}
