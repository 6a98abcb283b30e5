import type { SameKeys } from '@enrollment/look';
import { confirmationEn } from './confirmation.en.js';
import { issuanceEn } from './issuance.en.js';
import type { ja } from './ja.js';
import { tokenEn, topEn } from './token.en.js';

export const en: SameKeys<typeof ja> = {
  frame: {
    serviceFallback: 'One-time password',
    person: '{{name}}',
    footer: 'We never ask for passwords or PINs by telephone or mail.',
    zone: 'All times are Japan time.',
  },
  failure: {
    title: 'This page could not be shown',
    explanation: 'The server cannot be reached. Check your connection and try again. Nothing of your set-up is lost.',
    again: 'Load again',
    connection: 'The server could not be reached. Please check your connection.',
  },
  unknown: {
    title: 'Page not found',
    explanation: 'The address has changed or was mistyped.',
    action: 'To the top page',
  },
  signIn: {
    title: 'Log in',
    purpose: 'To use {{serviceName}} you need to set up a one-time password (software token).',
    resume: 'If you were interrupted, you go on where you stopped.',
    action: 'Log in',
    ended: 'Your session has ended',
    endedExplanation: 'You were logged out for your safety. Log in again to return to the page you were on.',
  },
  issuance: issuanceEn,
  confirmation: confirmationEn,
  activated: {
    title: 'Notice at log-in',
    done: 'Your one-time password is set up',
    at: 'Confirmed on {{time}}.',
    fromNowOn: 'From now on, type the one-time password that the app shows when you are asked for it.',
    keepPhone: 'If you lose the phone with the app, suspend the token on the top page at once.',
    notMe: 'We have also told you by mail. If this was not you, follow what the mail says.',
    next: 'Next',
  },
  top: topEn,
  token: tokenEn,
};
