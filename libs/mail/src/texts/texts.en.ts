import { japanTime } from '../japan-time.js';
import type { MailTexts } from './mail-texts.js';

function moment(at: Date): readonly string[] {
  const { year, month, day, weekday, hour, minute } = japanTime(at, 'en');
  return [`${weekday}, `, `${day} ${month} ${year}, `, `${hour}:${minute} `, '(Japan time)'];
}

const STEPS = [
  'Check that your phone shows the right date and time.',
  'Open the link in this mail in the browser of your phone, such as Safari or Chrome.',
  'Enter the start password that you chose on the PC. The service ID and the user ID below are filled in already when you come from the link. The start password is not in this mail.',
];

export const textsEn: MailTexts = {
  locale: 'en',
  moment,
  until: moment,
  labels: {
    serviceId: 'Service ID',
    userId: 'User ID',
    deadline: 'Set up by',
    askedAt: 'Received',
    attemptedAt: 'Tried at',
    expiredAt: 'Deadline',
    activatedAt: 'Active since',
    suspendedAt: 'Since',
    reportedAt: 'Received',
  },
  linkInWords: 'If the button does not work, open this URL in a browser:',
  openPortal: 'Open the set-up page',
  reportNotMe: 'This was not me',
  callBank: (service) => `If this was not you, please call ${service} at once.`,
  footer: {
    sender: (service) => `${service} sent this mail automatically. Replies to it are not read.`,
    neverAsked: 'We never ask for your start password or a one-time password by mail or by phone.',
  },
  mails: {
    'token-issue': {
      subject: (service) => `${service}: your token was issued`,
      title: 'Your token was issued',
      lead: (service) =>
        `A one-time password token was issued for ${service}. Please set up the app on your phone before the deadline.`,
      action: 'Set up the app',
      steps: STEPS,
      notMe: 'If you did not ask for this, tell us on this page. The token will be made void.',
    },
    reminder: {
      subject: (service) => `${service}: please finish setting up the app`,
      title: 'Please finish setting up the app',
      lead: (service) =>
        `The one-time password app for ${service} is not set up yet. After the deadline you would have to ask for a new token.`,
      action: 'Go on setting up the app',
      steps: STEPS,
      notMe: 'If you did not ask for this, tell us on this page. The token will be made void.',
    },
    'issue-asked': {
      subject: (service) => `${service}: a token was requested`,
      title: 'A token was requested',
      lead: (service) =>
        `A one-time password token for ${service} was requested, to be sent to another mail address than this one. We are telling you here too, because this is the address that we have on file.`,
      wasMe: 'If it was you, there is nothing to do.',
      notMe: 'If it was not you, somebody may be acting in your name. Please tell us at once.',
    },
    'other-device': {
      subject: (service) => `${service}: another phone was refused`,
      title: 'Another phone was refused',
      lead: (service) =>
        `Somebody tried to set up the one-time password app for ${service} on another phone, with the right start password. We refused it. The phone that is already set up keeps working.`,
      wasMe: 'To change to another phone, ask for a new token on the PC.',
      notMe: 'If it was not you, somebody may know your start password. Please tell us at once.',
    },
    locked: {
      subject: (service) => `${service}: the set-up was stopped`,
      title: 'The set-up was stopped',
      lead: (service) =>
        `For your safety we stopped setting up one-time passwords for ${service}, after too many wrong entries.`,
      next: {
        'start-password':
          'The start password was wrong as many times as is allowed. Please log in on the PC and ask for a new token. You can choose a new start password then.',
        otp: 'The one-time password was wrong as many times as is allowed. Please check the date and time of your phone, then log in on the PC and ask for a new token.',
      },
    },
    expired: {
      subject: (service) => `${service}: the deadline has passed`,
      title: 'The deadline has passed',
      lead: (service) =>
        `One-time passwords for ${service} were not set up in time, so this token is void. The user ID below and its start password no longer work.`,
      next: 'To go on, please log in on the PC and ask for a new token.',
    },
    activated: {
      subject: (service) => `${service}: one-time passwords are active`,
      title: 'One-time passwords are active',
      lead: (service) =>
        `One-time passwords for ${service} are set up. From now on, enter the one that the app shows when you are asked for it.`,
      notMe: 'If it was not you, please tell us at once. We will suspend the token.',
    },
    suspended: {
      subject: (service) => `${service}: one-time passwords are suspended`,
      title: 'Your token is suspended',
      lead: (service) =>
        `Your one-time password token for ${service} was suspended, by you or by our staff. The one-time passwords that its app shows cannot be used until further notice. If the issue of a new token was under way, it is cancelled too.`,
      next: (service) => `To use the token again, or to get a new one, please call ${service}.`,
    },
    repudiated: {
      subject: (service) => `${service}: we received your report “this was not me”`,
      title: 'We received the report “this was not me”',
      lead: (service) =>
        `We were told that somebody else may have set up your one-time password token for ${service}. For your safety the token is suspended, whoever was logged in as you is logged out, and the issue of a new token is cancelled if it was under way.`,
      next: (service) =>
        `Our staff will look into it. Until they have, no new token can be issued. To find out how to go on, please call ${service}.`,
      notReported: (service) => `If you did not report this, please call ${service} at once as well.`,
    },
    'proof-locked': {
      subject: (service) => `${service}: the exchange of your token was stopped`,
      title: 'The exchange of your token was stopped',
      lead: (service) =>
        `Somebody who was logged in as you asked for a new token for ${service}. The one-time password of the present token, which has to be entered for that, was wrong as many times as is allowed. For your safety it is not taken for that purpose any more. Your present token works as before.`,
      next: (service) => `If this was you, please call ${service} to exchange the token.`,
      notMe: (service) =>
        `If this was not you, somebody may know your login ID and password. Please call ${service} at once.`,
    },
  },
};
