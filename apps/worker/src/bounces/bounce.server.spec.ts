import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { setImmediate as immediately } from 'node:timers/promises';
import { afterEach, describe, expect, it } from '@jest/globals';
import { SmtpDialogue } from '../../../../test/client/smtp.dialogue.js';
import { type BounceIntake, bounceServer } from './bounce.server.js';

const LIMITS = { messageBytes: 1024, connections: 3, silenceMs: 60_000, connectionMs: 60_000 };
const OURS = 'b-1@bounces.example.jp';
const ENVELOPE = ['EHLO mx.example.jp', 'MAIL FROM:<>', `RCPT TO:<${OURS}>`] as const;

class FakeIntake implements BounceIntake {
  readonly taken: { mailId: string; message: string }[] = [];
  isAway = false;

  mailOf(localPart: string): string | null {
    return localPart === 'b-1' ? 'mail-1' : null;
  }

  async take(mailId: string, message: Buffer): Promise<void> {
    if (this.isAway) throw new Error('someone@example.jp is in the message');
    this.taken.push({ mailId, message: message.toString() });
  }
}

const closing: Array<() => Promise<void>> = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

async function listening(limits: Partial<typeof LIMITS> = {}) {
  const intake = new FakeIntake();
  const server = bounceServer(intake, { ...LIMITS, ...limits });
  server.on('error', () => undefined);
  server.listen(0, '127.0.0.1');
  await once(server.server, 'listening');
  const { port } = server.server.address() as AddressInfo;
  const dialogues: SmtpDialogue[] = [];
  closing.push(async () => {
    for (const dialogue of dialogues) dialogue.end();
    await new Promise<void>((closed) => server.close(closed));
  });
  const begin = async () => {
    const dialogue = await SmtpDialogue.begin(port);
    dialogues.push(dialogue);
    return dialogue;
  };
  return { intake, begin };
}

describe('the bounce server', () => {
  it('takes a message from nobody to a return path of ours', async () => {
    const { intake, begin } = await listening();
    const client = await begin();
    expect(await client.sayAll(...ENVELOPE, 'DATA', 'Subject: lost\r\n\r\n..dot\r\n.')).toMatch(/^250/);
    expect(intake.taken).toEqual([{ mailId: 'mail-1', message: 'Subject: lost\r\n\r\n.dot\r\n' }]);
  });

  it('announces how much it takes, and offers neither a log-in nor encryption', async () => {
    const { begin } = await listening();
    const offer = await (await begin()).say('EHLO mx.example.jp');
    expect(offer).toMatch(/^250[ -]SIZE 1024\r?$/m);
    expect(offer).not.toMatch(/AUTH|STARTTLS/);
  });

  it.each([
    ['a sender', ['MAIL FROM:<someone@example.jp>'], '550'],
    ['a recipient that is none of ours', ['MAIL FROM:<>', 'RCPT TO:<postmaster@bounces.example.jp>'], '550'],
    ['a recipient without a domain', ['MAIL FROM:<>', 'RCPT TO:<b-1>'], '5'],
    ['a second recipient', ['MAIL FROM:<>', `RCPT TO:<${OURS}>`, 'RCPT TO:<b-1@elsewhere.example.jp>'], '452'],
    ['a message without a recipient', ['MAIL FROM:<>', 'DATA'], '503'],
    ['a size above its limit', ['MAIL FROM:<> SIZE=1025'], '552'],
    ['a log-in', ['AUTH PLAIN AGEAYg=='], '5'],
    ['encryption', ['STARTTLS'], '5'],
    ['to look people up', ['VRFY someone'], '252'],
  ])('refuses %s', async (_, lines, code) => {
    const { intake, begin } = await listening();
    expect(await (await begin()).sayAll('EHLO mx.example.jp', ...lines)).toMatch(new RegExp(`^${code}`));
    expect(intake.taken).toEqual([]);
  });

  it('refuses a message that is longer than it said, and goes on', async () => {
    const { intake, begin } = await listening();
    const client = await begin();
    const long = `${'x'.repeat(70)}\r\n`.repeat(20);
    expect(await client.sayAll(...ENVELOPE, 'DATA', `${long}.`)).toMatch(/^552/);
    expect(intake.taken).toEqual([]);
    expect(await client.sayAll('RSET', ...ENVELOPE, 'DATA', 'Subject: short\r\n\r\n.')).toMatch(/^250/);
  });

  it('has a message come again that cannot be dealt with now, and says nothing of why', async () => {
    const { intake, begin } = await listening();
    intake.isAway = true;
    expect(await (await begin()).sayAll(...ENVELOPE, 'DATA', 'Subject: lost\r\n\r\n.')).toBe('451 Try again later');
  });

  it('reads a message that comes a byte at a time', async () => {
    const { intake, begin } = await listening();
    const client = await begin();
    client.socket.setNoDelay(true);
    const replies: string[] = [];
    for (const line of [...ENVELOPE, 'DATA', 'Subject: slow\r\n\r\n.']) {
      for (const byte of `${line}\r\n`) {
        client.socket.write(byte);
        await immediately();
      }
      replies.push(await client.reply());
    }
    expect(replies.at(-1)).toMatch(/^250/);
    expect(intake.taken).toHaveLength(1);
  });

  it.each([
    ['noise', Buffer.from(Array.from({ length: 5_000 }, (_, index) => (index * 73) % 256))],
    ['a line without an end', Buffer.alloc(200_000, 'A')],
    ['a TLS greeting', Buffer.from('16030100a5010000a1', 'hex')],
    ['a web browser', Buffer.from('GET / HTTP/1.1\r\nHost: x\r\n\r\n'.repeat(20))],
    ['commands without a pause', Buffer.from('EHLO x\r\nMAIL FROM:<>\r\n'.repeat(500))],
  ])('outlives %s', async (_, bytes) => {
    const { begin } = await listening();
    const client = await begin();
    client.socket.end(bytes);
    await client.ended();
    expect(await (await begin()).sayAll(...ENVELOPE, 'DATA', 'Subject: lost\r\n\r\n.')).toMatch(/^250/);
  });

  it('outlives a client that goes in the middle of a message', async () => {
    const { intake, begin } = await listening();
    const client = await begin();
    await client.sayAll(...ENVELOPE, 'DATA');
    client.socket.write('Subject: ha');
    client.socket.resetAndDestroy();
    expect(await (await begin()).sayAll(...ENVELOPE, 'DATA', 'Subject: whole\r\n\r\n.')).toMatch(/^250/);
    expect(intake.taken).toHaveLength(1);
  });

  it('hangs up on who falls silent', async () => {
    const { begin } = await listening({ silenceMs: 200 });
    const client = await begin();
    await client.sayAll(...ENVELOPE);
    await client.ended();
  });

  it('hangs up on who never ends, however busy', async () => {
    const { begin } = await listening({ connectionMs: 300 });
    const client = await begin();
    const busy = setInterval(() => client.socket.write('N'), 20);
    await client.ended();
    clearInterval(busy);
  });

  it('has few connections open at once, and room again when they end', async () => {
    const { begin } = await listening({ connections: 2 });
    const [first] = [await begin(), await begin()];
    const third = await begin();
    await third.ended();
    first?.end();
    await first?.ended();
    expect(await (await begin()).say('EHLO mx.example.jp')).toMatch(/^250/);
  });
});
