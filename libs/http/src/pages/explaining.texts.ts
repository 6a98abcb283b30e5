import type { Locale } from './page.locale.js';

/** Pages that say why there is nothing else to see, and what to do next. */
export type ExplainingPageKind = 'notFound' | 'unavailable' | 'failed' | 'denied' | 'away' | 'notAdmitted';

interface ExplainingText {
  readonly title: string;
  readonly text: string;
  readonly next: string;
  readonly action: string;
}

interface ExplainingTexts extends Readonly<Record<ExplainingPageKind, ExplainingText>> {
  /** The other language, in its own words. */
  readonly otherLanguage: string;
}

export const EXPLAINING_TEXTS: Readonly<Record<Locale, ExplainingTexts>> = {
  ja: {
    otherLanguage: 'English',
    notFound: {
      title: 'ページが見つかりません',
      text: 'アドレスが変更されたか、入力に誤りがあります。',
      next: 'アドレスをお確かめになるか、トップページからお進みください。',
      action: 'トップページへ',
    },
    unavailable: {
      title: 'ただいま表示できません',
      text: 'システムが一時的に応答していません。',
      next: 'しばらくしてから、もう一度お試しください。',
      action: 'もう一度表示する',
    },
    failed: {
      title: 'ログインできませんでした',
      text: 'ログインの手続きが途中で終わったか、時間が経ちすぎました。',
      next: 'もう一度ログインしてください。同じ画面が続けて表示されるときは、ブラウザーの画面をすべて閉じてから、ログインし直してください。',
      action: 'もう一度ログインする',
    },
    denied: {
      title: 'ログインは行われませんでした',
      text: 'ログインが取り消されたか、ログインの仕組みで利用が認められませんでした。',
      next: 'ご利用になるときは、もう一度ログインしてください。同じ画面が続けて表示されるときは、サービスの窓口にお問い合わせください。',
      action: 'もう一度ログインする',
    },
    away: {
      title: 'ただいまログインできません',
      text: 'ログインの仕組みが一時的に応答していません。',
      next: 'しばらくしてから、もう一度お試しください。',
      action: 'もう一度ログインする',
    },
    notAdmitted: {
      title: 'この画面は利用できません',
      text: 'ログインしたIDには、この画面を利用する権限がありません。',
      next: '別のIDで利用する場合は、ログアウトしてください。',
      action: 'ログアウト',
    },
  },
  en: {
    otherLanguage: '日本語',
    notFound: {
      title: 'Page not found',
      text: 'The address has changed or was mistyped.',
      next: 'Please check the address, or go on from the top page.',
      action: 'To the top page',
    },
    unavailable: {
      title: 'This page cannot be shown just now',
      text: 'The system is not answering for the moment.',
      next: 'Please try again in a little while.',
      action: 'Show the page again',
    },
    failed: {
      title: 'The log-in did not succeed',
      text: 'It was not finished, or it took too long.',
      next: 'Please log in again. If this page keeps coming back, close all windows of the browser first.',
      action: 'Log in again',
    },
    denied: {
      title: 'You were not logged in',
      text: 'The log-in was cancelled, or the log-in service did not permit it.',
      next: 'To go on, please log in again. If this page keeps coming back, please contact the service desk.',
      action: 'Log in again',
    },
    away: {
      title: 'Logging in is not possible just now',
      text: 'The log-in service is not answering for the moment.',
      next: 'Please try again in a little while.',
      action: 'Log in again',
    },
    notAdmitted: {
      title: 'You cannot use this page',
      text: 'The ID you logged in with has no permission here.',
      next: 'To use another one, log out first.',
      action: 'Log out',
    },
  },
};
