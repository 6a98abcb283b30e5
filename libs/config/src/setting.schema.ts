import { z } from 'zod';

/** A TCP port. */
export function port(fallback: number) {
  return z
    .string()
    .regex(/^\d{1,5}$/, 'set a port between 1 and 65535')
    .transform(Number)
    .refine((value) => value >= 1 && value <= 65535, 'set a port between 1 and 65535')
    .prefault(String(fallback));
}

/** A whole number in a range. */
export function wholeNumber(range: { min: number; max: number; fallback: number }) {
  const mend = `set a whole number between ${range.min} and ${range.max}`;
  return z
    .string()
    .regex(/^\d{1,9}$/, mend)
    .transform(Number)
    .refine((value) => value >= range.min && value <= range.max, mend)
    .prefault(String(range.fallback));
}

function isOrigin(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const url = new URL(text);
  const isHttp = url.protocol === 'http:' || url.protocol === 'https:';
  return isHttp && url.username === '' && url.password === '' && url.search === '' && url.hash === '';
}

/** How long a face waits for the outcome of a try. Its claim to an Idempotency-Key counts on an end within seconds. */
export const tryWaitSeconds = wholeNumber({ min: 1, max: 10, fallback: 10 });

/** An http or https address without user, query and fragment; kept without a trailing slash. */
export const httpUrl = z
  .string('set an http:// or https:// address')
  .refine(isOrigin, 'set an http:// or https:// address without user, query and fragment')
  .transform((text) => text.replace(/\/+$/, ''));

const DOMAIN_NAME = /^(?=.{1,253}$)([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)*[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/i;

/** The name of a domain, without a port. */
export const domainName = z.string('set a domain').regex(DOMAIN_NAME, 'set a domain such as bounces.example.jp');

/** A secret that nobody can guess. */
export function secretOfAtLeast(characters: number) {
  const mend = `set a random text of at least ${characters} characters, for example from: openssl rand -base64 48`;
  return z.string(mend).refine((text) => text.length >= characters, mend);
}

/** The text of a 256-bit key. */
export const base64Key32 = z
  .string('set 32 random bytes in base64, for example from: openssl rand -base64 32')
  .refine(
    (text) => /^[A-Za-z0-9+/_-]{43}=?$/.test(text),
    'set 32 random bytes in base64, for example from: openssl rand -base64 32',
  );

export function flag(fallback: boolean) {
  return z
    .enum(['true', 'false'])
    .transform((text) => text === 'true')
    .prefault(fallback ? 'true' : 'false');
}

/** Comma-separated texts; none when not set. */
export const list = z
  .string()
  .transform((text) =>
    text
      .split(',')
      .map((item) => item.trim())
      .filter((item) => item !== ''),
  )
  .prefault('');

export const text = z.string('set a text').refine((value) => value.trim() !== '', 'set a text');

function isDatabaseUrl(value: string): boolean {
  if (!/^postgres(ql)?:\/\//.test(value) || !URL.canParse(value)) return false;
  const { hostname, pathname, searchParams } = new URL(value);
  return (hostname !== '' || searchParams.has('host')) && pathname.length > 1;
}

const DATABASE_MEND = 'set an address such as postgres://user:password@host:5432/database';

/** A PostgreSQL address. */
export const databaseUrl = z.string(DATABASE_MEND).refine(isDatabaseUrl, DATABASE_MEND);

/**
 * A text that somebody else knows how to judge.
 * @param mendOfNone how to mend that it is not set
 * @param faultOf says how to mend it, or nothing when it is right
 */
export function textWithout(mendOfNone: string, faultOf: (text: string) => string | undefined) {
  return z.string(mendOfNone).superRefine((value, context) => {
    const mend = faultOf(value);
    if (mend !== undefined) context.addIssue({ code: 'custom', message: mend });
  });
}

export const nodeEnv = z.enum(['development', 'test', 'production']).default('development');
export const logLevel = z.enum(['trace', 'debug', 'info', 'warn', 'error', 'silent']).default('info');

/** Settings that weaken a rule for development, tests and demos: production refuses them when they are on. */
export const DEVELOPMENT_ONLY: readonly string[] = ['ALLOW_SHORT_POLICIES'];
