import { CompactEncrypt, compactDecrypt, decodeProtectedHeader, errors, type JWK } from 'jose';
import { CannotOpen } from './cannot-open.error.js';
import type { SealingKey } from './sealing-key.js';

/** What a sealed text is for and which row it belongs to; a text moved to another row does not open. */
export interface SealContext {
  readonly purpose: string;
  readonly id: string;
}

const ALGORITHM = 'ECDH-ES';
const ENCRYPTION = 'A256GCM';
/** Marked critical, so that no reader can overlook the context (RFC 7516 §4.1.13). */
const CRITICAL = { ctx: true };
/** The length of a start password would narrow a search: texts are filled up to a whole block. */
const BLOCK_BYTES = 32;

function padded(text: string): Uint8Array {
  const bytes = Buffer.from(text, 'utf8');
  const block = Buffer.alloc(Math.ceil((bytes.length + 2) / BLOCK_BYTES) * BLOCK_BYTES);
  block.writeUInt16BE(bytes.length);
  bytes.copy(block, 2);
  return block;
}

function unpadded(block: Uint8Array): string {
  const bytes = Buffer.from(block);
  return bytes.subarray(2, 2 + bytes.readUInt16BE()).toString('utf8');
}

/** Seals a short text (under 64 KiB) for the worker: compact JWE (RFC 7516). */
export async function seal(publicKey: JWK, plaintext: string, context: SealContext): Promise<string> {
  const { purpose, id } = context;
  return new CompactEncrypt(padded(plaintext))
    .setProtectedHeader({ alg: ALGORITHM, enc: ENCRYPTION, kid: publicKey.kid, crit: ['ctx'], ctx: { purpose, id } })
    .encrypt(publicKey, { crit: CRITICAL });
}

/**
 * The key that a sealed text names.
 * @throws CannotOpen when it is no sealed text
 */
export function sealedTo(sealed: string): string {
  try {
    return decodeProtectedHeader(sealed).kid ?? '';
  } catch {
    throw new CannotOpen('malformed');
  }
}

/** @throws CannotOpen when the text was altered, sealed to a key that is not held or for another context */
export async function open(keys: readonly SealingKey[], sealed: string, context: SealContext): Promise<string> {
  const kid = sealedTo(sealed);
  const key = keys.find(({ publicKey }) => publicKey.kid === kid);
  if (!key) throw new CannotOpen('unknown-key');
  const { plaintext, protectedHeader } = await decrypted(key, sealed);
  const { ctx } = protectedHeader as { ctx?: Partial<SealContext> };
  if (ctx?.purpose !== context.purpose || ctx.id !== context.id) throw new CannotOpen('other-context');
  return unpadded(plaintext);
}

async function decrypted(key: SealingKey, sealed: string) {
  try {
    return await compactDecrypt(sealed, key.privateKey, {
      keyManagementAlgorithms: [ALGORITHM],
      contentEncryptionAlgorithms: [ENCRYPTION],
      maxDecompressedLength: 0,
      crit: CRITICAL,
    });
  } catch (error) {
    throw new CannotOpen(error instanceof errors.JWEDecryptionFailed ? 'not-authentic' : 'malformed');
  }
}
