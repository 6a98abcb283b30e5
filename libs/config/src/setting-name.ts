import { distance } from 'fastest-levenshtein';
import type { SettingFault } from './settings-error.js';

/** From this length on, two letters may be wrong and it is still clear what was meant. */
const LONG_NAME = 9;

function meant(name: string, known: ReadonlySet<string>): string | undefined {
  return [...known].find((other) => distance(name, other) <= (other.length >= LONG_NAME ? 2 : 1));
}

/** Names that nobody reads: they begin as this program's own do, or are nearly a setting's. */
export function misspeltNames(
  names: readonly string[],
  known: ReadonlySet<string>,
  ownPrefixes: readonly string[],
): SettingFault[] {
  return names.flatMap((name) => {
    if (known.has(name)) return [];
    const near = meant(name, known);
    if (near !== undefined)
      return [{ name, mend: `is not a setting; correct its name, perhaps to ${near}, or remove it` }];
    const isOwn = ownPrefixes.some((prefix) => name.startsWith(prefix));
    return isOwn ? [{ name, mend: 'is not a setting of this program; correct its name or remove it' }] : [];
  });
}
