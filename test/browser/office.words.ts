const ja = {
  logIn: 'ログイン',
  queue: '滞留',
  more: '続きを表示',
  titleOf: (loginId: string) => `${loginId} の初期設定`,
  bounced: 'メール不達',
  resend: 'メールを再送する',
  reason: '理由',
  carryOutResend: '再送する',
  reasonMissing: '理由を入力してください',
  tooSoon: 'メールを送信したばかりです',
  resendTaken: 'メールの再送を受け付けました',
  resent: 'メールを再送しました',
  cancel: '手続きを取り消す',
  keep: '行わずに戻る',
};
export type OfficeWords = typeof ja;

const en: OfficeWords = {
  logIn: 'Log in',
  queue: 'Stuck',
  more: 'Show more',
  titleOf: (loginId) => `Set-up of ${loginId}`,
  bounced: 'Mail bounced',
  resend: 'Send the mail again',
  reason: 'Reason',
  carryOutResend: 'Send again',
  reasonMissing: 'Give a reason',
  tooSoon: 'A mail has just been sent',
  resendTaken: 'The mail is being sent again',
  resent: 'The mail was sent again',
  cancel: 'Cancel the set-up',
  keep: 'Back without doing it',
};

export const OFFICE_WORDS = { ja, en };
