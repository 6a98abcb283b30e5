import type { SameKeys } from '@enrollment/look';
import type { stuckJa } from './stuck.ja.js';

export const stuckEn: SameKeys<typeof stuckJa> = {
  MAIL_NOT_SENT: {
    name: 'Mail not sent',
    happened: 'The mail server has not accepted the token issue mail yet. Sending is repeated automatically.',
    action: 'Check the mail server. Once it is back the mail goes out by itself; the customer has nothing to do.',
  },
  MAIL_DELAYED: {
    name: 'Mail delayed',
    happened: 'The receiving mail server reports that delivery is delayed (4.x.x).',
    action: 'Wait, or call the customer and say so.',
  },
  MAIL_BOUNCED: {
    name: 'Mail bounced',
    happened: 'The receiving mail server refuses the mail (5.x.x).',
    action: 'Check the address with the customer and ask them to issue the token again to the right one.',
  },
  LINK_NOT_OPENED: {
    name: 'Link not opened',
    happened: 'The mail was accepted by the mail server, but its link has not been opened.',
    action:
      'Read the address back first. If it is right, ask the customer to allow mail from the sender’s domain, then send the mail again.',
  },
  SETUP_NOT_STARTED: {
    name: 'App not set up',
    happened: 'The link was opened, but the app has not been set up.',
    action:
      'Call and help with three things: adding the app, opening the link in the phone’s own browser, and the start password. If it is forgotten, the token has to be issued again.',
  },
  START_PASSWORD_FAILING: {
    name: 'Start password wrong',
    happened: 'The start password was wrong several times in the app.',
    action: 'Ask the customer to issue the token again with a new start password. Nobody at the bank can look it up.',
  },
  START_PASSWORD_LOCKED: {
    name: 'Start password locked',
    happened: 'The tries for the start password are used up.',
    action: 'Ask the customer to issue the token again with a new start password. This lock cannot be taken off.',
  },
  CLOCK_SKEW: {
    name: 'Clock off',
    happened: 'The clock of the phone is off by more than one time step.',
    action: 'Have the phone set date and time by itself, then type the new one-time password that it shows.',
  },
  CONFIRMATION_NOT_STARTED: {
    name: 'Not confirmed',
    happened: 'The app is set up, but no one-time password has been typed yet.',
    action: 'Call: the customer logs in on the PC and types the digits that the app shows.',
  },
  OTP_FAILING: {
    name: 'One-time password wrong',
    happened: 'The one-time password was wrong several times.',
    action:
      'Check that date and time of the phone are right, and that the newest code of this service’s token is being typed.',
  },
  OTP_LOCKED: {
    name: 'One-time password locked',
    happened: 'The tries for the one-time password are used up.',
    action:
      'Check the phone’s date and time, then unlock (a second person has to approve), or ask the customer to issue the token again.',
  },
  EXPIRED_NOT_REISSUED: {
    name: 'Expired',
    happened: 'The deadline passed, and the customer has not begun again since.',
    action: 'Call and say that they can begin again at any time.',
  },
  ENGINE_FAILING: {
    name: 'Engine failing',
    happened: 'The engine itself cannot get on with this enrollment. Nothing that the customer does will help.',
    action: 'Call the engineers. Once they have mended the cause, it is retried.',
  },
};
