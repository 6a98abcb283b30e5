import { createInstance, type i18n as I18n } from 'i18next';
import { initReactI18next } from 'react-i18next';
import { lookEn } from '../messages/look.en.js';
import { lookJa } from '../messages/look.ja.js';
import type { MessageTree } from '../messages/message-types.js';
import { problemsEn } from '../messages/problems.en.js';
import { problemsJa } from '../messages/problems.ja.js';
import { detectLanguage, type Language } from './detect-language.js';
import { languageCookie } from './language-cookie.js';

export { LANGUAGES, type Language } from './detect-language.js';

function tellDocument(language: string): void {
  document.documentElement.lang = language;
}

/** Starts the texts of a front end: its own messages as the default namespace, beside the shared ones. */
export async function startLanguage(messages: Record<Language, MessageTree>): Promise<I18n> {
  const asked = new URLSearchParams(location.search).get('lang');
  const language = detectLanguage({ asked, cookie: document.cookie, preferred: navigator.languages });
  const i18n = createInstance();
  i18n.on('languageChanged', tellDocument);
  await i18n.use(initReactI18next).init({
    lng: language,
    fallbackLng: 'ja',
    defaultNS: 'app',
    resources: {
      ja: { app: messages.ja, look: lookJa, problem: problemsJa },
      en: { app: messages.en, look: lookEn, problem: problemsEn },
    },
    interpolation: { escapeValue: false },
  });
  if (asked === language) document.cookie = languageCookie(language, location.protocol);
  return i18n;
}

/** A person's own choice, remembered for the next visit. */
export async function chooseLanguage(i18n: I18n, language: Language): Promise<void> {
  document.cookie = languageCookie(language, location.protocol);
  await i18n.changeLanguage(language);
}
