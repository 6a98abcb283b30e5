import { useTranslation } from 'react-i18next';
import type { Language } from './detect-language.js';

export function useLanguage(): Language {
  return useTranslation().i18n.resolvedLanguage === 'en' ? 'en' : 'ja';
}
