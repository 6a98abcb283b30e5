import type { ProvisioningRequest } from '../api/token-site.client.js';
import { type DeviceIdentity, database } from '../memory/database.js';

/**
 * One key pair for this device, kept before it is first used: after a lost answer or a reload the same key gets the same seed again.
 * The private key cannot be exported, by this page neither.
 */
export async function deviceIdentity(): Promise<DeviceIdentity> {
  const db = await database();
  const known = await db.get('device', 'self');
  if (known) return known;

  const keyPair = await crypto.subtle.generateKey({ name: 'ECDH', namedCurve: 'P-256' }, false, ['deriveBits']);
  const tx = db.transaction('device', 'readwrite');
  // Another tab may have been quicker.
  const identity = (await tx.store.get('self')) ?? { id: crypto.randomUUID(), keyPair };
  await tx.store.put(identity, 'self');
  await tx.done;
  return identity;
}

/** An exported public key always has both coordinates (RFC 7518 §6.2.1). */
export async function publicJwk({ keyPair }: DeviceIdentity): Promise<ProvisioningRequest['device']['publicKey']> {
  const { x = '', y = '' } = await crypto.subtle.exportKey('jwk', keyPair.publicKey);
  return { kty: 'EC', crv: 'P-256', x, y };
}
