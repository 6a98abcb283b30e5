import type { z } from 'zod';
import { DEVELOPMENT_ONLY } from './setting.schema.js';
import { misspeltNames } from './setting-name.js';
import { type SettingFault, SettingsError } from './settings-error.js';

export interface SettingsOptions {
  /** Prefixes that belong to this program alone, such as `PORTAL_`: an unknown name that begins so is a typing error. */
  readonly ownPrefixes?: readonly string[];
}

/** An empty variable means "not set": compose files and shells cannot easily leave one out. */
function withoutEmptyOnes(env: NodeJS.ProcessEnv): Record<string, string> {
  const entries = Object.entries(env).filter((entry): entry is [string, string] => Boolean(entry[1]?.trim()));
  return Object.fromEntries(entries);
}

const FOR_DEVELOPMENT = 'DEV_';

/** A password that every developer knows has no business in production, even where nobody reads it. */
function leftOverFromDevelopment(names: readonly string[], env: Record<string, string>): SettingFault[] {
  if (env.NODE_ENV !== 'production') return [];
  return names
    .filter((name) => name.startsWith(FOR_DEVELOPMENT))
    .map((name) => ({ name, mend: 'is for development only; remove it' }));
}

function developmentOnes(known: ReadonlySet<string>, env: Record<string, string>): SettingFault[] {
  if (env.NODE_ENV !== 'production') return [];
  return DEVELOPMENT_ONLY.filter((name) => known.has(name) && env[name] === 'true').map((name) => ({
    name,
    mend: 'is for tests and demos; remove it, production refuses it',
  }));
}

function mendOf(issue: z.core.$ZodIssue, isSet: boolean): string {
  if (!isSet) return `is not set; ${hint(issue)}`;
  return hint(issue);
}

/** Only our own words: the messages of a schema library may repeat the value, and a value may be a secret. */
function hint(issue: z.core.$ZodIssue): string {
  if (issue.code === 'custom' || issue.code === 'invalid_format') return issue.message;
  if (issue.code === 'invalid_type') return issue.message.startsWith('Invalid input') ? 'set a value' : issue.message;
  if (issue.code === 'invalid_value') return `set one of ${issue.values.map(String).join(', ')}`;
  if (issue.code === 'too_small') return `must be at least ${issue.minimum}`;
  if (issue.code === 'too_big') return `must be at most ${issue.maximum}`;
  return 'set a value';
}

/**
 * Reads a program's settings in one place and at once.
 * @throws SettingsError naming every fault and how to mend it, never a value
 */
export function readSettings<Shape extends z.ZodRawShape>(
  schema: z.ZodObject<Shape>,
  env: NodeJS.ProcessEnv,
  { ownPrefixes = [] }: SettingsOptions = {},
): z.output<z.ZodObject<Shape>> {
  const given = withoutEmptyOnes(env);
  const known = new Set(Object.keys(schema.shape));
  const result = schema.safeParse(given);
  const names = Object.keys(given);
  const faults = [
    ...misspeltNames(names, known, ownPrefixes),
    ...leftOverFromDevelopment(names, given),
    ...developmentOnes(known, given),
  ];
  if (!result.success) {
    for (const issue of result.error.issues) {
      const name = String(issue.path[0] ?? 'settings');
      if (faults.some((fault) => fault.name === name)) continue;
      faults.push({ name, mend: mendOf(issue, name in given || name === 'settings') });
    }
  }
  if (!result.success || faults.length > 0) throw new SettingsError(faults);
  return result.data;
}
