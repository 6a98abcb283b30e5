/** Shown side by side: whoever develops may read either language. */
export const MESSAGES = {
  title: { ja: 'ログイン', en: 'Log in' },
  note: {
    ja: '開発用のログイン画面です。本番では、お使いの認証サーバーに置き換わります。',
    en: 'This log-in is for development. In production your own identity provider takes its place.',
  },
  loginId: { ja: 'ログインID', en: 'Login ID' },
  password: { ja: 'パスワード', en: 'Password' },
  wrong: {
    ja: 'ログインIDまたはパスワードが違います。もう一度入力してください。',
    en: 'The login ID or the password is not right. Please type them again.',
  },
  expired: {
    ja: 'この画面は有効期限が切れました。元の画面に戻り、もう一度ログインしてください。',
    en: 'This page has expired. Go back to where you came from and log in again.',
  },
  logout: { ja: 'ログアウト', en: 'Log out' },
  loggedOut: { ja: 'ログアウトしました。', en: 'You are logged out.' },
} as const;

export type Message = (typeof MESSAGES)[keyof typeof MESSAGES];
