import type { DownloadTexts } from './download.texts.js';

export const downloadTextsEn: DownloadTexts = {
  appName: 'One-time PW',
  title: 'Set up the one-time password app',
  lead: 'Install the app on this device and set it up. Should the connection break, begin again from this page.',
  otherLanguage: '日本語',
  inApp: {
    title: 'Open this page in the browser',
    text: 'This page was opened inside another app, where the app cannot be set up properly.',
    ios: 'Tap “…” or the share button at the edge of the screen and choose “Open in Safari” (open in browser).',
    android: 'Tap “⋮” at the edge of the screen and choose “Open in Chrome” (open in browser).',
    openOutside: 'Open in the browser',
  },
  onPc: {
    title: 'Open this page on your phone',
    text: 'The app is set up on a phone. Open the mail on the phone and tap the link there.',
  },
  clock: {
    title: 'Check the clock',
    why: 'One-time passwords are made from the time of day. Let the device set its date and time automatically.',
    device: 'This device',
    server: 'Server',
    byEye: 'This was the time in Japan when the page was opened. The clock of the device should be close to it.',
    right: 'The clock of the device is right.',
    fast: 'The device is {{span}} fast.',
    slow: 'The device is {{span}} slow.',
    mend: 'In its settings, let date, time and time zone be set automatically.',
  },
  app: {
    title: 'Open the app',
    android: [
      'Open the app with the button below.',
      'With “Add to home screen” in the browser’s menu its icon stays at hand.',
    ],
    ios: [
      'Open the app’s page with the button below.',
      'Tap the “Share” button and choose “Add to Home Screen”.',
      'Open “One-time PW” on the home screen.',
    ],
    open: 'Open the app',
    noScript: 'The app needs JavaScript: please enable it in the browser’s settings.',
  },
  setUp: {
    title: 'Do the initial set-up',
    text: 'The app fills in the service ID and the user ID. Type the start password that you chose on the PC.',
    serviceId: 'Service ID',
    userId: 'User ID',
    deadline: 'Set up by',
  },
  closed: {
    superseded: {
      title: 'This link is no longer the newest',
      text: 'The token was issued again. Open the link in the newest token mail.',
    },
    expired: {
      title: 'The deadline has passed',
      text: 'Log in on the PC and issue the token again. A new mail will arrive.',
    },
    ended: {
      title: 'This set-up is finished',
      text: 'If your device is set up, use “One-time PW” on its home screen. If not, log in on the PC and issue the token again.',
    },
    unknown: {
      title: 'The link could not be recognised',
      text: 'It may have been cut off. Tap the link in the token mail again.',
    },
  },
};
