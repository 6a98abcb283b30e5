import type { SameKeys } from '@enrollment/look';
import type { confirmationJa } from './confirmation.ja.js';

export const confirmationEn: SameKeys<typeof confirmationJa> = {
  title: 'Confirm the one-time password',
  connectionLost: 'The connection to the server is lost',
  connectionLostAdvice: 'We keep trying to reconnect. Until then, what you see here may not be the latest.',
  next: {
    mail: 'Open the mail on your phone',
    mailAdvice: 'Start setting up the app from the URL in the token issue mail. This page updates by itself.',
    setup: 'Set up the app',
    setupAdvice:
      'Type the start password you chose into the app. If you came from the link in the mail, the service ID and the user ID are filled in already.',
    confirmation: 'The app is set up',
    undeliverable: 'The mail could not be delivered',
    undeliverableAdvice: 'It was sent to {{address}}. Check the address, and issue the token again with the right one.',
    confirmationAdvice: 'Type the one-time password that the app shows, and press “Confirm”.',
  },
  attention: {
    mailNotSent:
      'Sending the mail takes longer than usual. We keep trying; please wait a little. You may close this page.',
    mailDelayed:
      'The mail is delayed at the server it was sent to. Please wait a little. If the address is wrong, use “Back” to issue the token again.',
    linkNotOpened:
      'The mail does not seem to have been opened. Check that the address is right and that the phone takes mail from “@{{domain}}”. If it has not arrived, you can send it again under “If you need help”.',
    setupNotStarted:
      'The URL in the mail was opened, but the app is not set up yet. Open the URL in the phone’s own browser and start the app as the page tells you. If you have forgotten the start password, use “Back” to issue the token again.',
    startPasswordFailing:
      'The start password was wrong several times in the app. Tries left: {{startPasswordRemaining}}. If you have forgotten it, use “Back” to issue the token again.',
    clockSkew:
      'The clock of the phone seems to be off. Let the phone set date and time by itself, then type the new one-time password it shows.',
    clockFast:
      'The phone’s clock is about {{offset}} fast, so the one-time password it shows is not right. Let the phone set date and time by itself, then type the new one-time password.',
    clockSlow:
      'The phone’s clock is about {{offset}} slow, so the one-time password it shows is not right. Let the phone set date and time by itself, then type the new one-time password.',
    confirmationNotStarted:
      'The one-time password has not been confirmed yet. Open the app on the phone you set up to see it. If you have removed the app, use “Back” to issue the token again.',
    otpFailing:
      'The one-time password was wrong several times. Tries left: {{otpRemaining}}. Check the date and time of the phone, and type the newest one shown.',
    engineFailing:
      'Our system is taking longer than usual. Nothing of your set-up is lost; please look again a little later. If it is urgent, call your branch.',
  },
  token: 'Token',
  tokenPurpose: 'The app has them already if you came from the link in the mail. Otherwise you type them.',
  serviceId: 'Service ID',
  userId: 'User ID',
  way: {
    title: 'How to set up the app',
    new: 'On a new phone',
    installed: 'In an app that is installed already',
    featurePhone: 'On a feature phone',
    checkClock: 'Check that date and time of the phone are right.',
    openMail: 'Open the mail from “{{sender}}” on the phone and tap the URL. Use the phone’s own browser.',
    startApp: 'Add the app as the page tells you, and start it.',
    typeStartPassword:
      'Type the start password, agree, and tap “Send”. The service ID and the user ID are filled in already.',
    addToken: 'In the app, tap “Add token” under “Settings”.',
    typeIds: 'Type service ID, user ID and start password, agree, and tap “Send”.',
    onePerPhone: 'A feature phone can hold one token only. Use another phone for each login ID.',
  },
  progress: 'Where your set-up stands',
  destination: 'Mobile mail address',
  mailStatus: 'Mail',
  mail: {
    sending: 'The mail is being sent (accepted from you at {{time}})',
    accepted: 'The mail server accepted the mail ({{time}})',
    delayed: 'The mail is delayed on its way ({{time}}); delivery is tried again automatically',
    bounced: 'The mail could not be delivered ({{time}}). Please check the address',
    failed: 'The mail could not be sent ({{time}}). Use “Back” to issue the token again',
  },
  setupStatus: 'App',
  setup: {
    nothing: 'Waiting for the URL in the mail to be opened',
    linkOpened: 'The URL in the mail was opened ({{time}}). Waiting for the app to be set up',
    smartphone: 'Set up on a smartphone ({{time}})',
    featurePhone: 'Set up on a feature phone ({{time}})',
  },
  deadline: 'Deadline',
  deadlineWords: '{{deadline}}, {{left}} left',
  disposable: 'You may close this page. Log in again to go on where you stopped.',
  otp: 'One-time password',
  otpEarly: 'Once the app is set up, it shows a one-time password.',
  otpHint: '{{digits}} half-width digits',
  otpFault: {
    required: 'Type the one-time password',
    fullWidth: 'The one-time password is in full-width digits. Type half-width digits',
    digits: 'The one-time password has exactly {{digits}} half-width digits',
  },
  confirm: 'Confirm',
  confirming: 'Confirming…',
  back: 'Back',
  backExplanation:
    'If the address was wrong, for example, use “Back” to issue the token again. The mail and the user ID you have so far will no longer work.',
  advice: {
    mismatch: 'Type the newest one-time password that the app shows. If it is about to change, wait for the next one.',
    locked: 'Issue the token again, or call your branch.',
    notProvisioned: 'Follow “How to set up the app” above; then the app shows a one-time password.',
    superseded: 'Please check that the new service ID and user ID are shown on this page.',
    stillPending:
      'This is taking time. Press “Confirm” again with the same one-time password; it will not be counted twice.',
    connection: 'Check your connection and press “Confirm” again; it will not be counted twice.',
    clockFast:
      'The phone’s clock is about {{offset}} fast. Let the phone set date and time by itself, then type the new one-time password it shows.',
    clockSlow:
      'The phone’s clock is about {{offset}} slow. Let the phone set date and time by itself, then type the new one-time password it shows.',
  },
  triesLeft_one: 'You have {{count}} try left.',
  triesLeft_other: 'You have {{count}} tries left.',
  pending: 'Still being checked',
  pendingAdvice: 'The result appears here as soon as it is known. There is no need to type it again.',
  locked: 'Locked, because all tries are used up',
  lockedByOtp: 'The one-time password was wrong too often. Issue the token again, or call your branch.',
  lockedByStartPassword:
    'The start password was wrong too often in the app. Issue the token again with a new start password.',
  issueAgain: 'Issue the token again',
  expired: 'The deadline has passed, so this set-up has ended',
  expiredAdvice:
    'The deadline was {{deadline}}. The mail and the user ID no longer work. Please issue the token again.',
  repudiated: 'This set-up was reported as “not me” and made void',
  repudiatedAdvice:
    'A reader of the mail told us that it was not them. The mail and the user ID no longer work. If that was not you, check the mail address before you issue the token again.',
  cancelled: 'This set-up was cancelled',
  cancelledAdvice: 'The mail and the user ID no longer work. To use the service, issue the token again.',
  reissuedElsewhere: 'The token was issued again',
  reissuedElsewhereAdvice:
    'It was issued again in another window, so the user ID has changed. The earlier mail no longer works; use the new one.',
  help: 'If you need help',
  noMail: 'The mail does not arrive',
  noMailAdvice:
    'Check the junk mail settings, and that the phone takes mail from “@{{domain}}”. If the address was wrong, use “Back” to issue the token again.',
  resend: 'Send the mail again',
  resending: 'Sending…',
  resent: 'The mail will be sent again',
  resendsLeft_one: 'Can be sent {{count}} more time',
  resendsLeft_other: 'Can be sent {{count}} more times',
  resendWait: ' ({{seconds}} seconds from now)',
  forgotten: 'I have forgotten the start password',
  forgottenAdvice: 'Nobody can look it up. Use “Back” to issue the token again with a new start password.',
  cancelTitle: 'Cancel the set-up',
  cancelExplanation: 'The set-up is given up. You can begin again later.',
  cancel: 'Cancel',
  cancelQuestion: 'Cancel the set-up?',
  cancelConsequence: 'The mail, the user ID and an app being set up will no longer work.',
  keepOn: 'Go on with the set-up',
  cancelForGood: 'Yes, cancel it',
  cancelling: 'Cancelling…',
};
