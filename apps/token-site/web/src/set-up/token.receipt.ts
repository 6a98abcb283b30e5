import { compactDecrypt } from 'jose';
import type { Provisioning } from '../api/token-site.client.js';
import type { DeviceIdentity, Token } from '../memory/database.js';
import { readOtpauth } from '../otp/otpauth.uri.js';
import { importSeed } from '../otp/totp.js';

const ACCEPTED = { keyManagementAlgorithms: ['ECDH-ES'], contentEncryptionAlgorithms: ['A256GCM'] };

/** The seed is in the clear only here: what leaves this function holds a key that nobody can read back. */
export async function tokenFrom(
  answer: Provisioning,
  device: DeviceIdentity,
  ids: { readonly serviceId: string; readonly userId: string },
  addedAt: number,
): Promise<Token> {
  const { plaintext } = await compactDecrypt(answer.key, device.keyPair.privateKey, ACCEPTED);
  const { seed, algorithm, digits, periodSeconds } = readOtpauth(new TextDecoder().decode(plaintext));
  const key = await importSeed(seed, algorithm);
  seed.fill(0);
  plaintext.fill(0);
  const { tokenId, displayName: defaultName } = answer;
  return { ...ids, tokenId, defaultName, addedName: '', named: false, key, digits, periodSeconds, addedAt };
}
