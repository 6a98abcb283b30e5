import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { chooseLanguage, LANGUAGES, type Language } from '../language/language.js';
import { Button } from './button.js';

const OWN_NAMES: Record<Language, string> = { ja: '日本語', en: 'English' };

/** One button that names the other language in that language. */
export function LanguageSwitch(): ReactElement {
  const { i18n } = useTranslation();
  const other = LANGUAGES.find((language) => language !== i18n.resolvedLanguage) ?? 'en';
  return (
    <Button variant="quiet" lang={other} onClick={() => void chooseLanguage(i18n, other)}>
      {OWN_NAMES[other]}
    </Button>
  );
}
