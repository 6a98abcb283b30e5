import { describe, expect, it } from '@jest/globals';
import { mustEncrypt, smtpServerFromUrl } from './smtp-server.settings.js';

describe('an SMTP URL', () => {
  it.each([
    ['smtp://127.0.0.1:1025', { host: '127.0.0.1', port: 1025, secure: false, auth: null }],
    ['smtp://[::1]', { host: '::1', port: 587, secure: false, auth: null }],
    [
      'smtps://us%40er:p%3Aw@mail.example.jp',
      { host: 'mail.example.jp', port: 465, secure: true, auth: { user: 'us@er', pass: 'p:w' } },
    ],
  ])('%s is read', (url, server) => {
    expect(smtpServerFromUrl(url)).toEqual({ ...server, ehloName: null });
  });

  it.each([
    ['smtp://user:pass@mail.example.jp', true],
    ['smtp://user:pass@localhost', false],
    ['smtp://mail.example.jp', false],
  ])('%s demands encryption: %s', (url, demanded) => {
    expect(mustEncrypt(smtpServerFromUrl(url))).toBe(demanded);
  });
});
