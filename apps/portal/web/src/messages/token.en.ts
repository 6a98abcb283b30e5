import type { SameKeys } from '@enrollment/look';
import type { tokenJa, topJa } from './token.ja.js';

export const topEn: SameKeys<typeof topJa> = {
  title: 'Top page',
  token: 'Your token',
  tokenSuspended: 'Your suspended token',
  tokenInUse: 'Your one-time password is ready to use.',
  loginId: 'Login ID',
  activatedAt: 'In use since',
  suspendedAt: 'Suspended on',
  replacement: 'When you change your phone',
  replacementExplanation:
    'A token is issued for the new phone. The present token stays in use until the new one is confirmed.',
  replace: 'Issue a new token',
};

export const tokenEn: SameKeys<typeof tokenJa> = {
  lost: 'If you have lost your phone',
  lostExplanation:
    'Suspend the token, so that nobody can use the one-time passwords of the lost phone. It takes effect at once.',
  suspend: 'Suspend the token',
  suspendQuestion: 'Suspend the token?',
  suspendConsequence:
    'The one-time passwords that the app shows will no longer work. If the issue of a new token is under way, it is cancelled too. To use the token again you have to go through your branch. We confirm the suspension by mail if we have your address.',
  keep: 'Back without suspending',
  suspendForGood: 'Yes, suspend it',
  suspending: 'Suspending…',
  notMe: 'If you know nothing of this token',
  notMeExplanation: 'If a token is in use that you did not set up yourself, please tell us at once.',
  repudiate: 'This was not me',
  repudiateQuestion: 'Tell us that this token is not yours?',
  repudiateConsequence:
    'The token is suspended and you are logged out everywhere. If the issue of a new token is under way, it is cancelled too. No new token is issued until your branch has looked into it with you. We confirm your report by mail if we have your address on file.',
  keepAsIs: 'Back without telling',
  repudiateForGood: 'Tell and suspend',
  repudiating: 'Suspending…',
  reported: 'The token is suspended',
  reportedExplanation:
    'Thank you for telling us. You were logged out, and the issue of a new token is cancelled if one was under way. No new token is issued until your branch has looked into it; they will contact you. We also confirm it by mail if we have your address on file.',
  reportedAdvice: 'If somebody else may know your login ID or password, please call your branch at once.',
  suspended: 'Your token is suspended',
  suspendedExplanation: 'One-time passwords cannot be used.',
  found:
    'If you have found your phone, please tell your branch. After they have dealt with it you can use the token again.',
  onHold:
    'We were told of a set-up that was not yours. No new token is issued until your branch has looked into it; they will contact you.',
  afterSuspension: 'To go on with a new phone',
  afterSuspensionExplanation:
    'A one-time password of a suspended token does not prove that it is you. Ask your branch for an approval, then issue a new token while it is valid (24 hours).',
};
