export const lookJa = {
  shell: { skip: '本文へ移動', signOut: 'ログアウト' },
  field: { required: '必須', optional: '任意', show: '表示' },
  errorSummary: { title: '入力内容をご確認ください' },
  copy: { action: 'コピー', done: 'コピーしました', selected: '選択しました。Ctrl+C（⌘C）でコピーしてください' },
  notice: { info: 'お知らせ', success: '完了', caution: 'ご注意', error: 'エラー' },
  stages: {
    label: '初期設定の流れ',
    issue: '発行',
    mail: 'メール',
    setup: 'アプリ設定',
    confirmation: '認証確認',
    done: '完了',
    standing: { done: '（済み）', current: '（今ここです）', ahead: '（これから）' },
  },
} as const;
