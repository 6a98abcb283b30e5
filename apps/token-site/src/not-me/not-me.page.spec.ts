import type { NotMe, NotMeState } from '@enrollment/persistence';
import { describe, expect, it } from '@jest/globals';
import { renderNotMePage } from './not-me.page.js';

const TEMPLATE = '<html lang="ja"><title>{{title}}</title><body><!--content--></body></html>';

function rendered(state: NotMeState, locale: 'ja' | 'en' = 'ja'): string {
  const found: NotMe = {
    mailId: '5f0c954e-1c2a-4f4a-9d4e-6a3f2f3c9b10',
    state,
    serviceName: { ja: 'デモ銀行 <ビジネス>', en: 'Demo Bank & Sons' },
    sentAt: new Date('2026-11-23T01:42:05Z'),
  };
  return renderNotMePage(TEMPLATE, found, locale);
}

describe('the page behind "this was not me"', () => {
  it.each([
    ['voids', 'このトークン発行を無効にします'],
    ['notes', 'トークンの利用は停止しません'],
    ['suspends', 'トークンの利用をただちに停止します'],
  ] as const)('says before the tap what it would do: %s', (state, words) => {
    const page = rendered(state);
    expect(page).toContain(words);
    expect(page.indexOf(words)).toBeLessThan(page.indexOf('<form method="post"'));
    expect(page).toContain('11月23日(月) 10:42');
  });

  it.each([
    ['voiding', '無効にする処理を進めています'],
    ['voided', 'このトークン発行を無効にしました'],
    ['noted', 'ほかに変わったことはありません'],
    ['suspended', 'トークンの利用を停止しました'],
    ['expired', '窓口へお電話ください'],
  ] as const)('says after it what happened, and asks for nothing more: %s', (state, words) => {
    expect(rendered(state)).toContain(words);
    expect(rendered(state)).not.toContain('<form');
  });

  it('has a page for an unknown link', () => {
    expect(renderNotMePage(TEMPLATE, null, 'en')).toContain('This link could not be checked');
  });

  it('needs no script, escapes names, and keeps the language over the tap', () => {
    const page = rendered('voids', 'en');
    expect(page).not.toMatch(/<script|\son\w+=/);
    expect(page).toContain('Demo Bank &amp; Sons');
    expect(page).toContain('action="?lang=en"');
    expect(page).toContain('10:42 (Japan time)');
  });
});
