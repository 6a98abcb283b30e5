function partsOf(seconds: number): Readonly<Record<'day' | 'hour' | 'minute' | 'second', number>> {
  const whole = Math.abs(seconds);
  const day = Math.floor(whole / 86_400);
  const hour = Math.floor((whole % 86_400) / 3_600);
  const minute = day > 0 ? 0 : Math.floor((whole % 3_600) / 60);
  return { day, hour, minute, second: day > 0 || hour > 0 ? 0 : whole % 60 };
}

/** A span in the two largest units that say something: `2 hours 5 minutes`, `1分30秒`. */
export function durationText(seconds: number, language: string): string {
  const parts = Object.entries(partsOf(seconds)).filter(([, amount]) => amount > 0);
  const shown = parts.length > 0 ? parts : [['second', 0] as const];
  const words = shown.map(([unit, amount]) =>
    new Intl.NumberFormat(language, { style: 'unit', unit, unitDisplay: 'long' }).format(amount),
  );
  return language.startsWith('ja') ? words.join('').replace(/\s/gu, '') : words.join(' ');
}
