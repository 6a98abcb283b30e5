import { stuckJa } from './stuck.ja.js';

export const ja = {
  frame: {
    name: '初期設定 バックオフィス',
    operator: '{{name}}（{{roles}}）',
    separator: '・',
  },
  role: { viewer: '閲覧者', operator: '担当者', supervisor: '責任者', engineer: '技術者' },
  signIn: {
    title: 'ログイン',
    purpose: 'ワンタイムパスワードの初期設定でお困りのお客さまを支援するための、行内向けの画面です。',
    action: 'ログイン',
  },
  failure: {
    notAdmitted: {
      title: 'この画面を利用できません',
      advice: 'バックオフィスの役割が割り当てられていません。管理者に依頼してください。',
    },
    unreachable: {
      title: '画面を表示できませんでした',
      advice: 'サーバーに接続できません。通信の状態を確認して、もう一度お試しください。',
    },
    again: 'もう一度読み込む',
  },
  stuck: stuckJa,
  stuckQueue: {
    title: '滞留',
    empty: '一覧はまだ表示できません',
    explanation: 'ここには、手続きが止まっているお客さまが、理由・いつから・次に行うこととともに並びます。',
  },
} as const;
