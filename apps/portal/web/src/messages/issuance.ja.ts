export const issuanceJa = {
  title: 'ワンタイムパスワードトークン発行',
  lead: 'アプリを設定する携帯電話・スマートフォンのメールアドレスと、利用開始パスワードを入力し、「トークン発行」を押してください。',
  destination: '送信先メールアドレス',
  mailAddress: '携帯メールアドレス',
  mailAddressHint: '半角英数字記号 {{min}}～{{max}}文字',
  mailAddressConfirmation: '携帯メールアドレス（確認）',
  confirmationHint: '確認のため、もう一度入力してください',
  allowDomain:
    'アプリの設定に使うURLをこのアドレスにお送りします。「@{{domain}}」からのメールを受信できるよう、あらかじめ設定してください。',
  settings: 'トークン発行設定情報',
  startPasswordPurpose:
    '利用開始パスワードは、アプリの初期設定で一度だけ入力する数字です。お好きな数字を決めて、設定が終わるまで覚えておいてください。',
  startPassword: '利用開始パスワード',
  startPasswordHint: '半角数字 {{min}}～{{max}}桁',
  startPasswordConfirmation: '利用開始パスワード（確認）',
  currentToken: '現在のトークンの確認',
  currentOtp: '現在のワンタイムパスワード',
  currentOtpHint:
    'ご利用中のアプリに表示されている半角数字 {{digits}}桁。端末の紛失などで表示できないときは、お取引店で承認を受けたうえで空欄のままお進みください',
  issue: 'トークン発行',
  issuing: '発行しています…',
  keepOldIssue: '再発行せずに戻る',
  keepOldToken: '発行せずに戻る',
  reissueTitle: '再度トークンを発行します',
  reissueExplanation:
    '発行すると、これまでにお送りしたメール、ユーザID、利用開始パスワードは使えなくなります。アプリの設定は、新しいメールから始めてください。',
  replacementTitle: '新しいトークンを発行します',
  replacementExplanation: '新しいトークンの認証確認が終わると、現在のトークンは使えなくなります。',
  approvalNeeded: 'この手続きには、事前にお取引店での承認が必要です。',
  approvalMissing: 'お取引店での承認を確認できませんでした',
  approvalAdvice:
    'お取引店にお申し出のうえ、承認の有効期間（24時間）のうちに、もう一度お進みください。安全のため、パスワードの入力欄は空欄に戻しています。',
  afterExpiry: '前回の手続きは期限を過ぎたため、終了しています',
  reauthentication:
    'お客さまご本人であることを確認します。ログインし直すと、この画面に戻ります。入力内容は保存されません。',
  signInAgain: 'ログインし直す',
  secretsCleared: '安全のため、パスワードの入力欄は空欄に戻しています。',
  fault: {
    other: '入力内容をご確認ください',
    mailAddress: {
      required: '携帯メールアドレスを入力してください',
      fullWidth: '携帯メールアドレスに全角文字が含まれています。半角で入力してください',
      length: '携帯メールアドレスは{{min}}～{{max}}文字で入力してください',
      grammar: '携帯メールアドレスの形式が正しくありません。例：hanako@example.jp',
      budget: 'このアドレスへの送信が24時間の上限に達しています。時間をおくか、別のアドレスを入力してください',
    },
    mailAddressConfirmation: {
      required: '確認のため、携帯メールアドレスをもう一度入力してください',
      different: '携帯メールアドレスが一致していません。両方の欄をご確認ください',
    },
    startPassword: {
      required: '利用開始パスワードを入力してください',
      fullWidth: '利用開始パスワードが全角で入力されています。半角数字で入力してください',
      digitsOnly: '利用開始パスワードは半角数字だけで入力してください',
      length: '利用開始パスワードは{{min}}～{{max}}桁で入力してください',
      weak: '推測されやすい利用開始パスワードは使えません。同じ数字や連続した数字を避けてください',
    },
    startPasswordConfirmation: {
      required: '確認のため、利用開始パスワードをもう一度入力してください',
      different: '利用開始パスワードが一致していません。両方の欄をご確認ください',
    },
    currentOtp: {
      fullWidth: '現在のワンタイムパスワードが全角で入力されています。半角数字で入力してください',
      format: '現在のワンタイムパスワードは半角数字{{digits}}桁で入力してください',
      proof: '現在のワンタイムパスワードを入力してください。表示できないときは、お取引店にお申し出ください',
      mismatch: '現在のワンタイムパスワードが一致しません。アプリに表示されている最新の数字を入力してください',
      alreadyUsed: 'このワンタイムパスワードは使用済みです。次の数字が表示されてから入力してください',
    },
  },
} as const;
