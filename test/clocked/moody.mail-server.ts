import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';

/** `away`: come again later (4xx). `refusing`: no such mailbox (5xx). */
export type Mood = 'taking' | 'away' | 'refusing';

const CODES = { away: 451, refusing: 550 } as const;

/** A real SMTP server that keeps nothing but the Message-IDs of what it took. */
export class MoodyMailServer {
  mood: Mood = 'taking';
  readonly messageIds: string[] = [];

  private readonly server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    onRcptTo: (_address, _session, callback) => {
      if (this.mood === 'taking') callback();
      else callback(Object.assign(new Error(this.mood), { responseCode: CODES[this.mood] }));
    },
    onData: (stream, _session, callback) => {
      let text = '';
      stream.on('data', (chunk: Buffer) => {
        text += chunk.toString('latin1');
      });
      stream.on('end', () => {
        this.messageIds.push(/^Message-ID: (\S+)/im.exec(text)?.[1] ?? '');
        callback();
      });
    },
  });

  /** @returns the address as SMTP_URL has it */
  async listen(): Promise<string> {
    const listening = this.server.listen(0, '127.0.0.1');
    await once(listening, 'listening');
    return `smtp://127.0.0.1:${(listening.address() as AddressInfo).port}`;
  }

  close(): Promise<void> {
    return new Promise((fulfil) => this.server.close(() => fulfil()));
  }
}
