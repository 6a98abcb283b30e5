import type { OtpAlgorithm } from '@enrollment/domain';
import { ScureBase32Plugin } from 'otplib';
import type { CodeShape } from './code.js';

/** What a phone must know to show codes. */
export interface TokenDescription extends CodeShape {
  readonly issuer: string;
  readonly userId: string;
  readonly seed: Uint8Array;
}

/** Thrown when a text is no otpauth URI of ours. Never quotes it: it holds the seed. */
export class MalformedOtpauthUri extends Error {
  override readonly name = 'MalformedOtpauthUri';
}

const base32 = new ScureBase32Plugin();
const ALGORITHMS: readonly string[] = ['SHA1', 'SHA256', 'SHA512'] satisfies OtpAlgorithm[];

export function otpauthUri(token: TokenDescription): string {
  const issuer = encodeURIComponent(token.issuer);
  const members = [
    `secret=${base32.encode(token.seed, { padding: false })}`,
    `issuer=${issuer}`,
    `algorithm=${token.algorithm}`,
    `digits=${token.digits}`,
    `period=${token.periodSeconds}`,
  ];
  return `otpauth://totp/${issuer}:${encodeURIComponent(token.userId)}?${members.join('&')}`;
}

/** @throws MalformedOtpauthUri */
export function parseOtpauthUri(uri: string): TokenDescription {
  try {
    return described(uri);
  } catch {
    throw new MalformedOtpauthUri('not an otpauth URI of a TOTP token');
  }
}

function described(uri: string): TokenDescription {
  const url = new URL(uri);
  const [issuer = '', userId = '', ...rest] = url.pathname.slice(1).split(':').map(decodeURIComponent);
  const member = (name: string) => url.searchParams.get(name) ?? '';
  const algorithm = member('algorithm');
  const digits = Number(member('digits'));
  const periodSeconds = Number(member('period'));
  const seed = base32.decode(member('secret'));

  const ours = url.protocol === 'otpauth:' && url.host === 'totp' && rest.length === 0;
  const named = issuer !== '' && userId !== '' && member('issuer') === issuer;
  const whole =
    ALGORITHMS.includes(algorithm) && Number.isInteger(periodSeconds) && periodSeconds > 0 && seed.length > 0;
  if (!ours || !named || !whole || (digits !== 6 && digits !== 8)) throw new MalformedOtpauthUri();
  return { issuer, userId, seed, algorithm: algorithm as OtpAlgorithm, digits, periodSeconds };
}
