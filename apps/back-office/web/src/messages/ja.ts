import { actJa } from './act.ja.js';
import { approvalsJa } from './approvals.ja.js';
import { enrollmentJa, mailJa, stateJa } from './enrollment.ja.js';
import { eventDetailsJa } from './event-details.ja.js';
import { stuckJa } from './stuck.ja.js';

export const ja = {
  frame: {
    name: '初期設定 バックオフィス',
    operator: '{{name}}（{{roles}}）',
    separator: '・',
    zone: '時刻はすべて日本時間です。',
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
    notFound: {
      title: '手続きが見つかりません',
      advice: 'アドレスに誤りがあるか、担当するサービスの手続きではありません。',
    },
    again: 'もう一度読み込む',
  },
  stuck: stuckJa,
  stuckQueue: {
    title: '滞留',
    empty: '滞留している手続きはありません',
    explanation: 'お客さまの手続きが止まると、理由・いつから・次に行うこととともに、ここに並びます。',
    total: '{{total}}件',
    totalOrMore: '{{total}}件以上',
    service: 'サービス {{serviceId}}',
    more: '続きを表示',
    reading: '読み込んでいます…',
  },
  approvals: approvalsJa,
  readAt: { asOf: '{{time}} 時点', reload: '最新の状態にする' },
  enrollment: enrollmentJa,
  state: stateJa,
  mail: mailJa,
  device: { smartphone: 'スマートフォン', 'feature-phone': '携帯電話' },
  act: actJa,
  actor: {
    customer: 'お客さま',
    device: 'お客さまの端末',
    system: 'システム',
    operator: '行内の担当者',
    operatorNamed: '{{name}}（{{role}}）',
  },
  timeline: { title: '経過', generation: '{{generation}}回目の発行', reason: '理由：{{reason}}', separator: '、' },
  detail: eventDetailsJa,
  moment: { now: 'たった今', ago: '{{duration}}前' },
} as const;
