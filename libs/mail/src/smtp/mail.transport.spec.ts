import { generateKeyPairSync } from 'node:crypto';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from '@jest/globals';
import { type ParsedMail, simpleParser } from 'mailparser';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';
import { MailTransport, type OutgoingMail } from './mail.transport.js';
import { type Moment, ScriptedServer, type Turn } from './scripted-server.fake.js';
import { smtpServerFromUrl } from './smtp-server.settings.js';

const ADDRESS = 'someone@example.jp';
/** As carriers once gave them out; not an address of RFC 5321 §4.1.2. */
const OLD_ADDRESS = 'some..one.@docomo.example.jp';
const MAIL: OutgoingMail = {
  envelope: { from: 'bounce+k3y@bounces.example.jp', to: ADDRESS },
  from: { name: 'みらいデモ銀行', address: 'otp@bank.example.jp' },
  to: ADDRESS,
  subject: '【みらいデモ銀行】トークン発行のお知らせ',
  html: '<p>①髙 <a href="https://example.jp/d/abc">開く</a></p>',
  text: '①髙\nhttps://example.jp/d/abc\n.\n..',
  messageId: '<0123456789abcdef@bank.example.jp>',
  date: new Date('2026-11-24T09:00:00Z'),
  headers: { 'Auto-Submitted': 'auto-generated', 'Content-Language': 'ja' },
};
const TIMEOUTS = { connectMs: 300, silenceMs: 300 };

const closing: Array<() => Promise<void>> = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

async function transportTo(script: Partial<Record<Moment, Turn>>) {
  const server = new ScriptedServer(script);
  const port = await server.listen();
  closing.push(() => server.close());
  const transport = new MailTransport({ server: smtpServerFromUrl(`smtp://127.0.0.1:${port}`), timeouts: TIMEOUTS });
  return { server, transport };
}

describe('a mail transport before a server that dies', () => {
  it.each<[Moment, Turn, string]>([
    ['connect', 'hang-up', 'retry'],
    ['connect', 'silence', 'retry'],
    ['EHLO', 'hang-up', 'retry'],
    ['EHLO', 'silence', 'retry'],
    ['MAIL', 'hang-up', 'retry'],
    ['MAIL', 'silence', 'retry'],
    ['RCPT', 'hang-up', 'retry'],
    ['RCPT', 'silence', 'retry'],
    ['DATA', 'hang-up', 'retry'],
    ['DATA', 'silence', 'retry'],
    ['body', 'hang-up', 'ambiguous'],
    ['body', 'silence', 'ambiguous'],
    ['QUIT', 'hang-up', 'accepted'],
    ['QUIT', 'silence', 'accepted'],
  ])('at %s (%s) ends as %s', async (moment, turn, kind) => {
    const { transport } = await transportTo({ [moment]: turn });
    const outcome = await transport.send(MAIL);
    expect(outcome.kind).toBe(kind);
    expect(JSON.stringify(outcome)).not.toMatch(/@|someone|example/);
  });

  it('tries again later when nobody listens', async () => {
    const { server, transport } = await transportTo({});
    await server.close();
    closing.splice(0);
    await expect(transport.send(MAIL)).resolves.toEqual({ kind: 'retry', reason: 'ECONNREFUSED' });
  });
});

describe('a mail transport before a server that refuses', () => {
  it.each<[Moment, string, object]>([
    ['connect', '421 4.3.2 closing', { kind: 'retry', reason: '421 4.3.2' }],
    ['connect', '554 no service here', { kind: 'retry', reason: '554' }],
    ['EHLO', '421 busy', { kind: 'retry', reason: '421' }],
    ['MAIL', '451 4.7.1 greylisted', { kind: 'retry', reason: '451 4.7.1' }],
    ['MAIL', '530 5.7.0 log in first', { kind: 'retry', reason: '530 5.7.0' }],
    ['MAIL', '550 5.1.8 sender unknown', { kind: 'bounced', code: 550, enhanced: '5.1.8' }],
    ['RCPT', `450 4.2.0 <${ADDRESS}> busy`, { kind: 'retry', reason: '450 4.2.0' }],
    ['RCPT', `550 5.1.1 <${ADDRESS}> unknown`, { kind: 'bounced', code: 550, enhanced: '5.1.1' }],
    ['RCPT', `550 <${ADDRESS}> unknown`, { kind: 'bounced', code: 550, enhanced: null }],
    ['DATA', '451 later', { kind: 'retry', reason: '451' }],
    ['DATA', '503 bad sequence', { kind: 'retry', reason: '503' }],
    ['DATA', '554 5.5.1 no valid recipients', { kind: 'bounced', code: 554, enhanced: '5.5.1' }],
    ['body', '452 4.3.1 disk full', { kind: 'retry', reason: '452 4.3.1' }],
    ['body', '421 4.3.0 closing', { kind: 'retry', reason: '421 4.3.0' }],
    ['body', '554 5.7.1 looks like spam', { kind: 'bounced', code: 554, enhanced: '5.7.1' }],
  ])('at %s with %s', async (moment, say, outcome) => {
    const { transport } = await transportTo({ [moment]: { say } });
    await expect(transport.send(MAIL)).resolves.toEqual(outcome);
  });
});

describe('a mail transport before a server that accepts', () => {
  it('says the envelope as it was given, and tells codes only', async () => {
    const { server, transport } = await transportTo({});
    const mail = { ...MAIL, to: OLD_ADDRESS, envelope: { ...MAIL.envelope, to: OLD_ADDRESS } };
    await expect(transport.send(mail)).resolves.toEqual({ kind: 'accepted', response: '250 2.0.0' });
    expect(server.received).toContain('MAIL FROM:<bounce+k3y@bounces.example.jp>');
    expect(server.received).toContain(`RCPT TO:<${OLD_ADDRESS}>`);
    expect(server.received).toContain('To: <"some..one."@docomo.example.jp>'); // quoted: RFC 5322 §3.4.1
  });

  async function received(
    mail: OutgoingMail,
    options: SMTPServerOptions = {},
    user = '',
    dkim?: { privateKey: string },
  ) {
    const mails: ParsedMail[] = [];
    const server = new SMTPServer({
      authOptional: true,
      disabledCommands: ['STARTTLS'],
      allowInsecureAuth: true,
      ...options,
      onData: (stream, _session, done) => {
        simpleParser(stream).then((parsed) => {
          mails.push(parsed);
          done();
        }, done);
      },
    });
    server.listen(0, '127.0.0.1');
    await once(server.server, 'listening');
    closing.push(() => new Promise((resolve) => server.close(() => resolve())));
    const { port } = server.server.address() as AddressInfo;
    const transport = new MailTransport({
      server: smtpServerFromUrl(`smtp://${user}127.0.0.1:${port}`),
      dkim: dkim ? { domainName: 'bank.example.jp', keySelector: 'otp', ...dkim } : null,
    });
    return { outcome: await transport.send(mail), mail: mails[0] };
  }

  it('delivers every part whole', async () => {
    const { outcome, mail } = await received(MAIL);
    expect(outcome).toMatchObject({ kind: 'accepted' });
    expect(mail).toMatchObject({ subject: MAIL.subject, messageId: MAIL.messageId, date: MAIL.date, html: MAIL.html });
    expect(mail?.text?.trimEnd()).toBe(MAIL.text);
    expect(mail?.from?.value).toEqual([MAIL.from]);
    expect(mail?.to).toMatchObject({ value: [{ address: ADDRESS }] });
    expect(mail?.headers.get('auto-submitted')).toBe('auto-generated');
    expect(mail?.headers.get('content-language')).toBe('ja');
    expect(mail?.headers.has('list')).toBe(false);
    expect(mail?.headers.has('dkim-signature')).toBe(false);
  });

  it('signs for its domain where it has a key', async () => {
    const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
    const pem = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
    const { mail } = await received(MAIL, {}, '', { privateKey: pem });
    expect(mail?.headers.get('dkim-signature')).toMatchObject({ params: { d: 'bank.example.jp', s: 'otp' } });
  });

  it('logs in where it has an account, and does not call a refused one a bounce', async () => {
    const onAuth: SMTPServerOptions['onAuth'] = (auth, _session, done) =>
      auth.password === 'right' ? done(null, { user: auth.username }) : done(new Error('no'));
    const account = { authOptional: false, onAuth };
    await expect(received(MAIL, account, 'us:right@')).resolves.toMatchObject({ outcome: { kind: 'accepted' } });
    await expect(received(MAIL, account, 'us:wrong@')).resolves.toMatchObject({
      outcome: { kind: 'retry', reason: '535' },
    });
  });

  it('never makes two recipients of one address', async () => {
    const to = 'a@example.jp,b@example.jp';
    const { mail } = await received({ ...MAIL, to });
    expect(mail?.to).toMatchObject({ value: [expect.anything()] });
  });

  it('lets no line break of a text become a header', async () => {
    const { mail } = await received({ ...MAIL, subject: 'a\r\nBcc: b@example.jp' });
    expect(mail?.headers.has('bcc')).toBe(false);
  });

  it('keeps an address with a line break to itself', async () => {
    const { server, transport } = await transportTo({});
    const envelope = { ...MAIL.envelope, to: 'a@example.jp>\r\nRCPT TO:<b@example.jp' };
    await expect(transport.send({ ...MAIL, envelope })).resolves.toEqual({ kind: 'retry', reason: 'EENVELOPE' });
    expect(server.received.join()).not.toContain('RCPT');
  });
});
