const english = new Intl.PluralRules('en');

/** "1 seed", "2 seeds". */
export function counted(count: number, thing: string): string {
  return `${count} ${thing}${english.select(count) === 'one' ? '' : 's'}`;
}
