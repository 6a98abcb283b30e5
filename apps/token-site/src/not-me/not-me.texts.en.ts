import type { NotMeTexts } from './not-me.texts.js';

const RECORDED = 'The time at which you tell us is kept on record.';

export const notMeTextsEn: NotMeTexts = {
  title: 'Tell us that this was not you',
  consequences: 'When you tell us, this happens',
  wasMe: 'If it was you, close this page without doing anything. Opening it has changed nothing.',
  report: 'This was not me',
  before: {
    voids: {
      lead: (sentAt) => `This page is for you if you did not ask for what our mail of ${sentAt} is about.`,
      acts: [
        'The token is made void. The link in the mail and the user ID no longer work.',
        'If an app was set up with them, it no longer works either.',
        RECORDED,
      ],
    },
    notes: {
      lead: (sentAt) =>
        `What our mail of ${sentAt} is about is over: the set-up was completed, has ended, or was made void.`,
      acts: [
        RECORDED,
        'No token is suspended. To have one suspended, use the link in the mail “one-time passwords are active”, or call us.',
      ],
    },
    suspends: {
      lead: (sentAt) => `This page is for you if you know nothing of the token that became active on ${sentAt}.`,
      acts: [
        'The token is suspended at once.',
        'You are logged out of the portal, and a set-up that is under way is cancelled.',
        'No new token is issued until we have looked into it with you.',
        'We confirm your report by mail if we have your address on file.',
        RECORDED,
      ],
    },
  },
  after: {
    voiding: {
      title: 'Thank you for telling us',
      text: 'The token is being made void. In a moment the link in the mail and the user ID will no longer work.',
    },
    voided: {
      title: 'The token is void',
      text: 'The link in the mail and the user ID no longer work. Thank you for telling us.',
    },
    noted: {
      title: 'Thank you for telling us',
      text: 'That you told us is on record. The set-up was over already, so nothing else has changed: if a token came of it, it is still in use. To have it suspended, use the link in the mail “one-time passwords are active”, or call us.',
    },
    suspended: {
      title: 'The token is suspended',
      text: 'If a set-up was under way, it is cancelled too. No new token is issued until we have looked into it. We will contact you about it, and confirm your report by mail if we have your address on file.',
    },
    expired: {
      title: 'This link has expired',
      text: 'You can tell us on this page for 30 days after the mail was sent. If something was not you, please call us.',
    },
    unknown: {
      title: 'This link could not be checked',
      text: 'A part of it may be missing. Open the link in the mail once more. If it is urgent, please call us.',
    },
  },
  next: 'If somebody else may know your login ID or password, please call us at once.',
};
