export const LANGUAGES = ['ja', 'en'] as const;
export type Language = (typeof LANGUAGES)[number];

interface Signs {
  /** `?lang=` of the address. */
  readonly asked: string | null;
  readonly cookie: string;
  readonly preferred: readonly string[];
}

function known(tag: string | null | undefined): Language | undefined {
  const primary = tag?.toLowerCase().split('-')[0];
  return LANGUAGES.find((language) => language === primary);
}

/** What was asked for, else what was chosen before, else what the browser prefers, else Japanese. */
export function detectLanguage({ asked, cookie, preferred }: Signs): Language {
  const remembered = /(?:^|; )lang=([^;]*)/.exec(cookie)?.[1];
  return known(asked) ?? known(remembered) ?? preferred.map(known).find(Boolean) ?? 'ja';
}
