import { generateSync } from 'otplib';
import { until } from './until.js';

const ENOUGH_SECONDS = 5;
const HASHES = { SHA1: 'sha1', SHA256: 'sha256', SHA512: 'sha512' } as const;

function hashOf(name: string | null): (typeof HASHES)[keyof typeof HASHES] {
  if (name === 'SHA1' || name === 'SHA256' || name === 'SHA512') return HASHES[name];
  throw new Error(`no such algorithm: ${name}`);
}

/** A token in an app, made from the otpauth URI that the phone was given. */
export class SoftToken {
  readonly issuer: string;
  readonly userId: string;
  readonly secret: string;
  readonly digits: 6 | 8;
  readonly period: number;
  private readonly algorithm: ReturnType<typeof hashOf>;

  constructor(readonly uri: string) {
    const url = new URL(uri);
    const [issuer = '', userId = ''] = decodeURIComponent(url.pathname.replace(/^\/+(totp\/)?/, '')).split(':');
    this.issuer = issuer;
    this.userId = userId;
    this.secret = url.searchParams.get('secret') ?? '';
    this.digits = url.searchParams.get('digits') === '8' ? 8 : 6;
    this.period = Number(url.searchParams.get('period'));
    this.algorithm = hashOf(url.searchParams.get('algorithm'));
  }

  /** What the token shows so many time steps from now, on a phone whose clock is right. */
  code(stepsFromNow = 0): string {
    return this.codeAt(Date.now() + stepsFromNow * this.period * 1000);
  }

  /** What the token shows on a phone whose clock says this time, in milliseconds since the epoch. */
  codeAt(time: number): string {
    const { secret, digits, period, algorithm } = this;
    const epoch = Math.floor(time / 1000);
    return generateSync({ secret, digits, period, algorithm, epoch });
  }

  /** Resolves when this time step lasts long enough for a request to be judged within it. */
  async insideTimeStep(): Promise<void> {
    await until(
      'a moment inside a time step',
      async () => (Date.now() / 1000) % this.period < this.period - ENOUGH_SECONDS || undefined,
    );
  }

  /** Resolves when the next time step has begun. */
  async nextTimeStep(): Promise<void> {
    const step = () => Math.floor(Date.now() / 1000 / this.period);
    const before = step();
    await until('the next time step', async () => step() > before || undefined, this.period * 1000 + 1_000);
  }

  /** Codes of no time step that any policy looks at. */
  *wrongCodes(now = Date.now()): Generator<string> {
    const near = new Set(Array.from({ length: 260 }, (_, i) => this.codeAt(now + (i - 130) * this.period * 1000)));
    for (let value = 0; value < 10 ** this.digits; value += 1) {
      const code = String(value).padStart(this.digits, '0');
      if (!near.has(code)) yield code;
    }
  }

  wrongCode(): string {
    const { value } = this.wrongCodes().next();
    return value ?? '';
  }
}
