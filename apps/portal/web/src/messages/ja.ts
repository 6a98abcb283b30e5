import { confirmationJa } from './confirmation.ja.js';
import { issuanceJa } from './issuance.ja.js';
import { tokenJa, topJa } from './token.ja.js';

export const ja = {
  frame: {
    serviceFallback: 'ワンタイムパスワード',
    person: '{{name}} 様',
    footer: 'パスワードや暗証番号を電話やメールでおたずねすることはありません。',
    zone: '時刻はすべて日本時間です。',
  },
  failure: {
    title: '画面を表示できませんでした',
    explanation:
      'サーバーに接続できません。通信の状態をご確認のうえ、もう一度お試しください。手続きの内容は失われていません。',
    again: 'もう一度読み込む',
    connection: 'サーバーに接続できませんでした。通信の状態をご確認ください。',
  },
  unknown: {
    title: 'ページが見つかりません',
    explanation: 'アドレスが変更されたか、入力に誤りがあります。',
    action: 'トップページへ',
  },
  signIn: {
    title: 'ログイン',
    purpose: '{{serviceName}}のご利用には、ワンタイムパスワード（ソフトウェアトークン）の初期設定が必要です。',
    resume: '途中で中断された場合も、ログインすると続きから進められます。',
    action: 'ログイン',
    ended: 'ログインの有効時間が過ぎました',
    endedExplanation: '安全のためログアウトしました。もう一度ログインすると、元の画面に戻ります。',
  },
  issuance: issuanceJa,
  confirmation: confirmationJa,
  activated: {
    title: 'ログイン時のお知らせ',
    done: 'ワンタイムパスワードの初期設定が完了しました',
    at: '{{time}} に認証を確認しました。',
    fromNowOn: '今後のお取引では、アプリに表示されるワンタイムパスワードをご入力ください。',
    keepPhone:
      'アプリを設定した携帯電話・スマートフォンを紛失されたときは、すぐにトップページからトークンの利用を停止してください。',
    notMe: '完了のお知らせをメールでもお送りしています。お心当たりのない場合は、メールに記載の方法でお知らせください。',
    next: '次へ',
  },
  top: topJa,
  token: tokenJa,
} as const;
