import { createHash, createHmac, pbkdf2Sync, randomBytes } from 'node:crypto';

/** The number that PostgreSQL itself takes, and the least of RFC 7677 §4. */
const ITERATIONS = 4096;
const SALT_BYTES = 16;
const HASH = 'sha256';
const HASH_BYTES = 32;

/** For these SASLprep (RFC 4013) changes nothing. */
const PREPARED = /^[\x20-\x7e]+$/;

const hmac = (key: Buffer, text: string): Buffer => createHmac(HASH, key).update(text).digest();

/**
 * What PostgreSQL keeps of a password (RFC 5802 §3, in the format of `pg_authid`), so that a statement, which a server may
 * write to its log, need not hold the password.
 * @throws Error when the password is not of printable ASCII characters
 */
export function scramVerifier(password: string, salt: Buffer = randomBytes(SALT_BYTES)): string {
  if (!PREPARED.test(password))
    throw new Error('a database password is not of printable ASCII characters: set another');
  const salted = pbkdf2Sync(password, salt, ITERATIONS, HASH_BYTES, HASH);
  const storedKey = createHash(HASH).update(hmac(salted, 'Client Key')).digest('base64');
  const serverKey = hmac(salted, 'Server Key').toString('base64');
  return `SCRAM-SHA-256$${ITERATIONS}:${salt.toString('base64')}$${storedKey}:${serverKey}`;
}
