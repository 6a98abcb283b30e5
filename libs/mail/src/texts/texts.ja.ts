import { japanTime } from '../japan-time.js';
import type { MailTexts } from './mail-texts.js';

function moment(at: Date, end = ''): readonly string[] {
  const { year, month, day, weekday, hour, minute } = japanTime(at, 'ja');
  return [`${year}年${month}月${day}日（${weekday}）`, `${hour}時${minute}分${end}（日本時間）`];
}

const STEPS = [
  'スマートフォンの日付と時刻が正しいことをご確認ください。',
  'このメールのリンクを、スマートフォンのブラウザー（Safari、Chromeなど）で開いてください。',
  '下のサービスIDとユーザID、パソコンの画面でお決めになった利用開始パスワードを入力してください。利用開始パスワードは、このメールには記載していません。',
];

export const textsJa: MailTexts = {
  locale: 'ja',
  moment: (at) => moment(at),
  until: (at) => moment(at, 'まで'),
  labels: {
    serviceId: 'サービスID',
    userId: 'ユーザID',
    deadline: '設定期限',
    askedAt: '受付日時',
    attemptedAt: '操作日時',
    expiredAt: '期限',
    activatedAt: '開始日時',
    suspendedAt: '停止日時',
    reportedAt: '受付日時',
  },
  linkInWords: 'ボタンを押せない場合は、次のURLをブラウザーで開いてください。',
  openPortal: '手続きの画面を開く',
  reportNotMe: '心当たりがないことを知らせる',
  callBank: (service) => `お心当たりがない場合は、ただちに${service}の窓口へお電話ください。`,
  footer: {
    sender: (service) => `このメールは、${service}から自動でお送りしています。ご返信いただいてもお答えできません。`,
    neverAsked: '利用開始パスワードやワンタイムパスワードを、メールや電話でおたずねすることはありません。',
  },
  mails: {
    'token-issue': {
      subject: (service) => `【${service}】トークン発行のお知らせ`,
      title: 'トークン発行のお知らせ',
      lead: (service) =>
        `${service}のワンタイムパスワードトークンを発行しました。期限までに、お使いのスマートフォンでアプリの設定をお願いします。`,
      action: 'アプリの設定をはじめる',
      steps: STEPS,
      notMe: 'お手続きにお心当たりがない場合は、次のページからお知らせください。この発行を無効にします。',
    },
    reminder: {
      subject: (service) => `【${service}】アプリの設定がお済みではありません`,
      title: 'アプリの設定がお済みではありません',
      lead: (service) =>
        `${service}のワンタイムパスワードアプリの設定が、まだ完了していません。期限を過ぎると、トークンの発行からやり直していただくことになります。`,
      action: 'アプリの設定をつづける',
      steps: STEPS,
      notMe: 'お手続きにお心当たりがない場合は、次のページからお知らせください。この発行を無効にします。',
    },
    'issue-asked': {
      subject: (service) => `【${service}】トークン発行を受け付けました`,
      title: 'トークン発行を受け付けました',
      lead: (service) =>
        `${service}のワンタイムパスワードトークンの発行を、このメールアドレスとは別の送信先で受け付けました。ご登録のメールアドレスにも、確認のためお知らせします。`,
      wasMe: 'お客さまご自身のお手続きであれば、このメールへのご対応は不要です。',
      notMe: 'お心当たりがない場合は、第三者によるお手続きのおそれがあります。ただちにお知らせください。',
    },
    'other-device': {
      subject: (service) => `【${service}】別の端末からの設定をお断りしました`,
      title: '別の端末からの設定をお断りしました',
      lead: (service) =>
        `${service}のワンタイムパスワードアプリの設定が、設定済みの端末とは別の端末で試みられました。正しい利用開始パスワードが入力されましたが、お断りしました。設定済みの端末はそのままお使いいただけます。`,
      wasMe: '端末を替える場合は、パソコンの画面からトークンの発行をやり直してください。',
      notMe: 'お心当たりがない場合は、利用開始パスワードを第三者に知られたおそれがあります。ただちにお知らせください。',
    },
    locked: {
      subject: (service) => `【${service}】設定を停止しました`,
      title: '設定を停止しました',
      lead: (service) => `誤った入力が続いたため、安全のために${service}のワンタイムパスワードの設定を停止しました。`,
      next: {
        'start-password':
          '利用開始パスワードの入力が、決められた回数まで正しくありませんでした。パソコンでログインし、トークンの発行をやり直してください。利用開始パスワードは、あらためてお決めいただけます。',
        otp: 'ワンタイムパスワードの入力が、決められた回数まで正しくありませんでした。スマートフォンの日付と時刻をご確認のうえ、パソコンでログインし、トークンの発行をやり直してください。',
      },
    },
    expired: {
      subject: (service) => `【${service}】設定の期限が過ぎました`,
      title: '設定の期限が過ぎました',
      lead: (service) =>
        `${service}のワンタイムパスワードの設定が期限までに完了しなかったため、今回の発行を無効にしました。下のユーザIDと利用開始パスワードは、もうお使いになれません。`,
      next: 'ご利用には、パソコンでログインし、もう一度トークンを発行してください。',
    },
    activated: {
      subject: (service) => `【${service}】ワンタイムパスワードの利用を開始しました`,
      title: 'トークンの利用を開始しました',
      lead: (service) =>
        `${service}のワンタイムパスワードの設定が完了しました。次回からのお取引では、アプリに表示されるワンタイムパスワードをご入力ください。`,
      notMe: 'お心当たりがない場合は、ただちにお知らせください。トークンの利用を停止します。',
    },
    suspended: {
      subject: (service) => `【${service}】ワンタイムパスワードの利用を停止しました`,
      title: 'トークンの利用を停止しました',
      lead: (service) =>
        `お客さまのお手続き、または窓口での手続きにより、${service}のワンタイムパスワードトークンの利用を停止しました。停止中は、アプリに表示されるワンタイムパスワードをお使いになれません。`,
      next: (service) => `ご利用の再開や新しいトークンの発行については、${service}の窓口へお電話ください。`,
    },
    repudiated: {
      subject: (service) => `【${service}】「心当たりがない」とのお知らせを受け付けました`,
      title: '「心当たりがない」とのお知らせを受け付けました',
      lead: (service) =>
        `${service}のワンタイムパスワードトークンについて、「心当たりがない」とのお知らせを受け付けました。安全のため、トークンの利用を停止し、新しいトークンの発行を見合わせています。`,
      next: (service) =>
        `担当者が状況を確認します。確認が終わるまで、新しいトークンは発行できません。今後のお手続きについては、${service}の窓口へお電話ください。`,
      notReported: (service) => `このお知らせをなさった覚えがない場合も、ただちに${service}の窓口へお電話ください。`,
    },
  },
};
