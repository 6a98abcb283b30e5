import { describe, expect, it } from '@jest/globals';
import { detectLanguage } from './detect-language.js';
import { languageCookie } from './language-cookie.js';

const nothing = { asked: null, cookie: '', preferred: [] };

describe('detectLanguage', () => {
  it('follows the address before the cookie before the browser', () => {
    const signs = { asked: 'en', cookie: 'a=b; lang=ja', preferred: ['ja-JP'] };
    expect(detectLanguage(signs)).toBe('en');
    expect(detectLanguage({ ...signs, asked: null })).toBe('ja');
    expect(detectLanguage({ ...nothing, preferred: ['fr', 'en-GB', 'ja'] })).toBe('en');
  });

  it('takes Japanese when nothing fits', () => {
    expect(detectLanguage({ asked: 'xx', cookie: 'lang=yy', preferred: ['de'] })).toBe('ja');
  });
});

describe('languageCookie', () => {
  it('is secure only where the page is', () => {
    expect(languageCookie('en', 'https:')).toMatch(/; Secure$/);
    expect(languageCookie('en', 'http:')).not.toContain('Secure');
  });
});
