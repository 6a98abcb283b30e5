export type SignInPageKind = 'failed' | 'away' | 'notAdmitted';
export type Language = 'ja' | 'en';

interface PageText {
  readonly title: string;
  readonly text: string;
  readonly button: string;
}

/** The pages on which a log-in can end instead of on the face. */
export const SIGN_IN_MESSAGES: Readonly<Record<Language, Readonly<Record<SignInPageKind, PageText>>>> = {
  ja: {
    failed: {
      title: 'ログインできませんでした',
      text: 'ログインの手続きが途中で終わったか、時間が経ちすぎました。もう一度ログインしてください。',
      button: 'もう一度ログインする',
    },
    away: {
      title: 'ただいまログインできません',
      text: 'ログインの仕組みが一時的に応答していません。しばらくしてから、もう一度お試しください。',
      button: 'もう一度ログインする',
    },
    notAdmitted: {
      title: 'この画面は利用できません',
      text: 'ログインしたIDには、この画面を利用する権限がありません。別のIDで利用する場合は、ログアウトしてください。',
      button: 'ログアウト',
    },
  },
  en: {
    failed: {
      title: 'The log-in did not succeed',
      text: 'It was not finished, or it took too long. Please log in again.',
      button: 'Log in again',
    },
    away: {
      title: 'Logging in is not possible just now',
      text: 'The log-in service is not answering for the moment. Please try again in a little while.',
      button: 'Log in again',
    },
    notAdmitted: {
      title: 'You cannot use this page',
      text: 'The ID you logged in with has no permission here. To use another one, log out first.',
      button: 'Log out',
    },
  },
};
