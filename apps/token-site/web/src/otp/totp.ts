export type OtpAlgorithm = 'SHA1' | 'SHA256' | 'SHA512';

export interface CodeShape {
  readonly digits: 6 | 8;
  readonly periodSeconds: number;
}

const HASH = { SHA1: 'SHA-1', SHA256: 'SHA-256', SHA512: 'SHA-512' } as const;

/** A key that signs and can never be read back, not even by this page. */
export function importSeed(seed: Uint8Array<ArrayBuffer>, algorithm: OtpAlgorithm): Promise<CryptoKey> {
  return crypto.subtle.importKey('raw', seed, { name: 'HMAC', hash: HASH[algorithm] }, false, ['sign']);
}

/** Dynamic truncation (RFC 4226 §5.3). */
function truncate(mac: DataView, digits: number): string {
  const offset = mac.getUint8(mac.byteLength - 1) & 0x0f;
  const number = mac.getUint32(offset) & 0x7fffffff;
  return String(number % 10 ** digits).padStart(digits, '0');
}

export async function codeAt(key: CryptoKey, epochMilliseconds: number, shape: CodeShape): Promise<string> {
  const counter = new DataView(new ArrayBuffer(8));
  counter.setBigUint64(0, BigInt(Math.floor(epochMilliseconds / 1000 / shape.periodSeconds)));
  return truncate(new DataView(await crypto.subtle.sign('HMAC', key, counter.buffer)), shape.digits);
}
