import type { z } from 'zod';
import { isLoopback } from './address.schema.js';
import type { SettingFault } from './settings-error.js';

/** What was read so far; a setting that is wrong by itself may be anything. */
type Given = Readonly<Record<string, unknown>>;

/** A demand on several settings together. @returns what does not meet it */
export type SettingRule = (given: Given) => readonly SettingFault[];

/** Adds rules to a schema. They are asked also when single settings are wrong, so that all faults are told at once. */
export function obeying<Schema extends z.ZodObject>(schema: Schema, ...rules: readonly SettingRule[]): Schema {
  return schema.superRefine(
    (given, context) => {
      for (const { name, mend } of rules.flatMap((rule) => rule(given))) {
        context.addIssue({ code: 'custom', path: [name], message: mend });
      }
    },
    { when: () => true },
  );
}

function isProduction({ NODE_ENV }: Given): boolean {
  return NODE_ENV === 'production';
}

function urls(given: Given, names: readonly string[]): { name: string; url: string }[] {
  return names.flatMap((name) => {
    const url = given[name];
    return typeof url === 'string' && URL.canParse(url) ? [{ name, url }] : [];
  });
}

/** What people's browsers are sent to is https in production, and no address of the machine itself. */
export function httpsInProduction(...names: readonly string[]): SettingRule {
  const mend = 'with NODE_ENV=production set an https:// address that is not of this machine alone';
  return (given) => {
    if (!isProduction(given)) return [];
    return urls(given, names)
      .filter(({ url }) => !url.startsWith('https://') || isLoopback(url))
      .map(({ name }) => ({ name, mend }));
  };
}

/** Two faces on one origin would answer each other's requests. */
export function originsOfTheirOwn(...names: readonly string[]): SettingRule {
  return (given) => {
    const seen = new Map<string, string>();
    return urls(given, names).flatMap(({ name, url }) => {
      const { origin } = new URL(url);
      const other = seen.get(origin);
      seen.set(origin, name);
      return other === undefined ? [] : [{ name, mend: `is the same as ${other}; each needs an origin of its own` }];
    });
  };
}

/** A program cannot listen twice on one port, and would say so without naming a setting. */
export function portsOfTheirOwn(...names: readonly string[]): SettingRule {
  return (given) =>
    names.flatMap((name, index) => {
      const other = names.slice(0, index).find((before) => given[before] === given[name]);
      const isSet = typeof given[name] === 'number';
      return other === undefined || !isSet
        ? []
        : [{ name, mend: `is the same as ${other}; each needs a port of its own` }];
    });
}

/** Settings that mean something all together only. */
export function togetherOrNot(...names: readonly string[]): SettingRule {
  return (given) => {
    if (names.every((name) => given[name] === undefined)) return [];
    return names
      .filter((name) => given[name] === undefined)
      .map((name) => {
        const others = names.filter((other) => other !== name).join(' and ');
        return { name, mend: `set it together with ${others}, or none of them` };
      });
  };
}

/** Mails hold links and addresses: in production they leave the machine under TLS only (RFC 8314 §3). */
export const smtpTlsInProduction: SettingRule = (given) => {
  if (!isProduction(given)) return [];
  return urls(given, ['SMTP_URL'])
    .filter(({ url }) => !url.startsWith('smtps://') && !isLoopback(url.replace(/^smtp:/, 'http:')))
    .map(({ name }) => ({
      name,
      mend: 'with NODE_ENV=production set an smtps:// address, or a relay on this machine',
    }));
};

/** Whoever copies the file has every seed; a key management service gives no key away. */
export const fileKeysOutsideProduction: SettingRule = (given) => {
  if (!isProduction(given) || given.KEY_PROVIDER !== 'file') return [];
  const mend =
    'keys from a file are refused with NODE_ENV=production; build in a key management service (docs/adr/0018)';
  return [{ name: 'KEY_PROVIDER', mend }];
};

const FEWEST_CHARACTERS = 8;
const WELL_KNOWN = /otp-demo|change-?me|example|password|secret|0123456789|abcdefgh/i;

/** Random texts have none of this; those from examples and demos do. */
function isGuessable(secret: string): boolean {
  return new Set(secret).size < FEWEST_CHARACTERS || WELL_KNOWN.test(secret);
}

export function noGuessableSecretsInProduction(...names: readonly string[]): SettingRule {
  const mend = 'is one that others may know; set a random text, for example from: openssl rand -base64 48';
  return (given) => {
    if (!isProduction(given)) return [];
    return names
      .filter((name) => typeof given[name] === 'string' && isGuessable(given[name]))
      .map((name) => ({ name, mend }));
  };
}
