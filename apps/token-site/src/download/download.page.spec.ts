import { describe, expect, it } from '@jest/globals';
import type { DownloadFacts } from './download.facts.js';
import { type DownloadView, renderDownloadPage } from './download.page.js';

const TEMPLATE = '<html lang="ja"><title>{{title}}</title><body><!--content--></body></html>';
const NOW = new Date('2026-11-23T01:42:05Z');
const LINK = {
  serviceName: { ja: 'デモ銀行 <ビジネス>', en: 'Demo Bank & Sons' },
  serviceId: '10010001',
  userId: '123456789015',
  deadline: new Date('2026-11-24T09:00:00Z'),
  appUrl: '/app/#link=AbCdEf0123456789',
};
const OPEN: DownloadFacts = { state: 'open', ...LINK };

function rendered(view: Partial<DownloadView> = {}): string {
  return renderDownloadPage(TEMPLATE, { facts: OPEN, locale: 'ja', userAgentKind: 'android', now: NOW, ...view });
}

describe('the download page of an open link', () => {
  it('leads to the app by a plain link, with the code in the fragment only', () => {
    const page = rendered();
    expect(page).toContain('href="/app/#link=AbCdEf0123456789"');
    expect(page.match(/AbCdEf0123456789/g)).toHaveLength(1);
  });

  it('shows IDs and deadline, grouped and in Japanese time', () => {
    const page = rendered();
    expect(page).toContain('1001 0001');
    expect(page).toContain('1234 5678 9015');
    expect(page).toContain('11月24日(火) 18:00');
    expect(rendered({ locale: 'en' })).toContain('18:00 (Japan time)');
  });

  it('says the server time where no script runs', () => {
    expect(rendered()).toContain('10:42:05');
  });

  it('escapes every value', () => {
    expect(rendered()).toContain('デモ銀行 &lt;ビジネス&gt;');
    expect(rendered({ locale: 'en' })).toContain('Demo Bank &amp; Sons');
    const hostile = { ...LINK, serviceName: { ja: '"><img src=x>', en: '' }, appUrl: '"onclick="x' };
    const page = rendered({ facts: { state: 'open', ...hostile } });
    expect(page).not.toContain('<img');
    expect(page).not.toContain('"onclick=');
  });

  it('does not read placeholders out of a value', () => {
    const serviceName = { ja: '{{title}} $& <!--content-->', en: '' };
    const page = rendered({ facts: { ...OPEN, serviceName } });
    expect(page).toContain('{{title}} $&amp; &lt;!--content--&gt;');
  });

  it('has no script and no style of its own', () => {
    expect(rendered()).not.toMatch(/<script|<style|\sstyle=|\son\w+=/);
  });

  it('offers the other language', () => {
    expect(rendered()).toContain('href="?lang=en"');
    expect(rendered({ locale: 'en' })).toContain('<html lang="en">');
    expect(rendered({ locale: 'en' })).toContain('href="?lang=ja"');
  });

  it('tells an in-app browser how to leave, and no other', () => {
    expect(rendered({ userAgentKind: 'ios-in-app' })).toContain('Safariで開く');
    expect(rendered({ userAgentKind: 'android-in-app' })).toContain('Chromeで開く');
    expect(rendered({ userAgentKind: 'line' })).toContain('openExternalBrowser=1');
    expect(rendered({ userAgentKind: 'ios' })).not.toContain('ブラウザで開き直してください');
  });

  it('sends a PC to the phone', () => {
    expect(rendered({ userAgentKind: 'other' })).toContain('スマートフォンで開いてください');
    expect(rendered()).not.toContain('スマートフォンで開いてください');
  });

  it('names the home screen first on iOS', () => {
    expect(rendered({ userAgentKind: 'ios' })).toContain('「共有」ボタン');
  });
});

describe('the download page of any other link', () => {
  it.each([
    ['superseded', '一番新しい'],
    ['expired', '期限が過ぎました'],
    ['ended', '終了しています'],
  ] as const)('%s says what to do, and shows neither IDs nor the app', (state, words) => {
    const page = rendered({ facts: { state, ...LINK } });
    expect(page).toContain(words);
    expect(page).not.toContain('1234 5678 9015');
    expect(page).not.toContain('/app/#link');
  });

  it('is the same for every unknown code', () => {
    expect(rendered({ facts: { state: 'unknown' } })).toContain('もう一度タップしてください');
  });
});
