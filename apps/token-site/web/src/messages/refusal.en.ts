import type { SameKeys } from '@enrollment/look';
import type { refusalJa } from './refusal.ja.js';

export const refusalEn: SameKeys<typeof refusalJa> = {
  REFUSED: {
    title: 'These do not belong together',
    text: 'The service ID, the user ID or the start password is not right. Compare the IDs with the PC page or the mail and type the start password again.',
    left_one: '{{count}} try is left.',
    left_other: '{{count}} tries are left.',
    none: 'That was the last try. On the PC, choose “Back” and issue the token again.',
  },
  LOCKED: {
    title: 'Locked',
    text: 'All tries are used up. On the PC page “Confirm the one-time password”, choose “Back” and issue the token again. A new mail will arrive.',
  },
  SUPERSEDED: {
    title: 'The token was issued again',
    text: 'Open the link in the newest token mail. The user ID is new too.',
  },
  EXPIRED: {
    title: 'The deadline has passed',
    text: 'Log in on the PC and issue the token again. A new mail will arrive.',
  },
  FULL: {
    title: 'No further token fits on this device',
    text: 'This device has reached the number of tokens it may hold. Use another device, or ask your branch.',
  },
  OTHER_DEVICE: {
    title: 'Another device has been set up already',
    text: 'Use the one-time password on that device. To change to this one, or if you know of no other, choose “Back” on the PC and issue the token again.',
  },
  RATE: {
    title: 'Please wait a moment',
    text: 'There are many requests just now. Wait about {{span}}, then send again. This was not counted as a try.',
    textUnknown: 'Wait a while, then send again. This was not counted as a try.',
  },
  PENDING: {
    title: 'Still being checked',
    text: 'Wait a moment, then tap “Send again”. Sending the same again counts as one try.',
  },
  AWAY: {
    title: 'The service is hard to reach just now',
    text: 'Wait a moment, then tap “Send again”.',
  },
  NETWORK: {
    title: 'No answer came',
    text: 'Go where the signal is good and tap “Send again”. Should the first one have arrived, the same set-up just goes on, and no further try is counted.',
  },
  UNREADABLE: {
    title: 'The token could not be received',
    text: 'Open the app again and repeat the set-up. If this happens again, choose “Back” on the PC and issue the token again.',
  },
  NOT_STORED: {
    title: 'The token could not be saved on this device',
    text: 'Check the free space of the device, then send again. Private browsing cannot be used.',
  },
  OTHER: { title: 'The set-up did not succeed' },
};
