import type { SameKeys } from '@enrollment/look';
import type { issuanceJa } from './issuance.ja.js';

export const issuanceEn: SameKeys<typeof issuanceJa> = {
  title: 'Issue a one-time password token',
  lead: 'Type the mail address of the phone on which you will set up the app, choose a start password, and press “Issue token”.',
  destination: 'Where the mail goes',
  mailAddress: 'Mobile mail address',
  mailAddressHint: '{{min}} to {{max}} half-width letters, digits and symbols',
  mailAddressConfirmation: 'Mobile mail address (again)',
  confirmationHint: 'Type it once more to make sure',
  allowDomain:
    'The URL for setting up the app is sent to this address. Please allow mail from “@{{domain}}” on the phone beforehand.',
  settings: 'Settings of the token',
  startPasswordPurpose:
    'The start password is a number that you type once when you set up the app. Choose one and remember it until then.',
  startPassword: 'Start password',
  startPasswordHint: '{{min}} to {{max}} half-width digits',
  startPasswordConfirmation: 'Start password (again)',
  currentToken: 'Your present token',
  currentOtp: 'Present one-time password',
  currentOtpHint:
    'The {{digits}} half-width digits that your app shows. If you no longer have the phone, ask your branch for an approval first, then leave this empty',
  issue: 'Issue token',
  issuing: 'Issuing…',
  keepOldIssue: 'Back without issuing again',
  keepOldToken: 'Back without issuing',
  reissueTitle: 'The token will be issued again',
  reissueExplanation:
    'The mail, the user ID and the start password you have so far will no longer work. Set up the app from the new mail.',
  replacementTitle: 'A new token will be issued',
  replacementExplanation: 'Once the new token is confirmed, the present one can no longer be used.',
  approvalNeeded: 'This needs an approval by your branch beforehand.',
  approvalMissing: 'No approval by your branch was found',
  approvalAdvice:
    'Please ask your branch for one, and come back while it is valid (24 hours). The password fields were emptied for your safety.',
  proofLocked: 'The present one-time password is no longer taken here',
  proofLockedAdvice:
    'It was wrong too many times in a row, so this was stopped for your safety. To get a new token, please call your branch. Once they have approved it, come back and leave the present one-time password empty. You can go on using the present token for your transactions. We also tell you of this by mail if we have your address.',
  afterExpiry: 'Your last set-up has ended because its deadline passed',
  reauthentication:
    'We need to make sure that it is you. After logging in you return to this page. What you typed is not kept.',
  signInAgain: 'Log in again',
  secretsCleared: 'The password fields were emptied for your safety.',
  fault: {
    other: 'Please check this entry',
    mailAddress: {
      required: 'Type the mobile mail address',
      fullWidth: 'The mobile mail address has full-width characters. Type it in half-width characters',
      length: 'The mobile mail address must have {{min}} to {{max}} characters',
      grammar: 'This is not the form of a mail address. Example: hanako@example.jp',
      budget: 'This address has had its number of mails for 24 hours. Wait, or type another address',
    },
    mailAddressConfirmation: {
      required: 'Type the mobile mail address once more',
      different: 'The two mail addresses differ. Check both',
    },
    startPassword: {
      required: 'Type a start password',
      fullWidth: 'The start password is in full-width digits. Type half-width digits',
      digitsOnly: 'The start password may have half-width digits only',
      length: 'The start password must have {{min}} to {{max}} digits',
      weak: 'This start password is easily guessed. Avoid one repeated digit and runs of digits',
    },
    startPasswordConfirmation: {
      required: 'Type the start password once more',
      different: 'The two start passwords differ. Check both',
    },
    currentOtp: {
      fullWidth: 'The one-time password is in full-width digits. Type half-width digits',
      format: 'The one-time password has exactly {{digits}} half-width digits',
      proof: 'Type the present one-time password. If you cannot see it, ask your branch',
      mismatch: 'The present one-time password is not right. Type the newest one that the app shows',
      alreadyUsed: 'This one-time password has been used. Wait for the next one and type that',
    },
  },
};
