export const topJa = {
  title: 'トップページ',
  token: 'ご利用中のトークン',
  tokenSuspended: '停止中のトークン',
  tokenInUse: 'ワンタイムパスワードをご利用いただけます。',
  loginId: 'ログインID',
  activatedAt: '利用開始日時',
  suspendedAt: '停止日時',
  replacement: '機種変更などで端末を替えるとき',
  replacementExplanation:
    '新しい携帯電話・スマートフォンにトークンを発行します。新しいトークンの認証確認が終わるまで、現在のトークンをそのままご利用いただけます。',
  replace: '新しいトークンを発行する',
} as const;

export const tokenJa = {
  lost: '端末を紛失したとき',
  lostExplanation:
    '紛失した端末のワンタイムパスワードを使えないように、トークンの利用を停止します。停止はすぐに行われます。',
  suspend: '利用を停止する',
  suspendQuestion: 'トークンの利用を停止しますか？',
  suspendConsequence:
    'アプリに表示されるワンタイムパスワードは使えなくなります。ふたたび使えるようにするには、お取引店での手続きが必要です。',
  keep: '停止せずに戻る',
  suspendForGood: '停止を確定する',
  suspending: '停止しています…',
  notMe: 'トークンにお心当たりがないとき',
  notMeExplanation: 'ご自身で設定していないトークンが利用中になっている場合は、ただちにお知らせください。',
  repudiate: '心当たりがないことを知らせる',
  repudiateQuestion: 'トークンにお心当たりがないことをお知らせになりますか？',
  repudiateConsequence:
    'トークンの利用を停止し、すべての画面からログアウトします。お取引店での確認が済むまで、新しいトークンの発行をお受けしません。',
  keepAsIs: '知らせずに戻る',
  repudiateForGood: '知らせて停止する',
  repudiating: '停止しています…',
  reported: 'トークンの利用を停止しました',
  reportedExplanation:
    'お知らせを承り、ログアウトしました。お取引店での確認が済むまで、新しいトークンの発行をお受けしません。確認のため、お取引店からご連絡します。',
  reportedAdvice: 'ログインIDやパスワードを他人に知られたおそれがある場合は、ただちにお取引店へお電話ください。',
  suspended: 'トークンの利用を停止しています',
  suspendedExplanation: 'ワンタイムパスワードはご利用いただけません。',
  found: '端末が見つかったときは、お取引店へお申し出ください。お取引店での手続きのあと、ふたたびご利用いただけます。',
  onHold:
    'お心当たりのない設定についてお知らせをいただいたため、お取引店での確認が済むまで、新しいトークンの発行をお受けしません。確認のため、お取引店からご連絡します。',
  afterSuspension: '新しい端末でご利用になるとき',
  afterSuspensionExplanation:
    '停止中のトークンのワンタイムパスワードでは、ご本人の確認ができません。お取引店で承認を受け、その有効期間（24時間）のうちに新しいトークンを発行してください。',
} as const;
