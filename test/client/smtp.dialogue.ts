import { once } from 'node:events';
import { connect, type Socket } from 'node:net';

/** An SMTP client that says exactly what a test wants said. */
export class SmtpDialogue {
  private heard = '';
  private readonly closed: Promise<unknown>;

  private constructor(readonly socket: Socket) {
    this.closed = once(socket, 'close');
    socket.setEncoding('latin1').on('data', (chunk: string) => {
      this.heard += chunk;
    });
    // Being cut off is what some tests wait for.
    socket.on('error', () => socket.destroy());
  }

  /** @returns a dialogue whose server has greeted */
  static async begin(port: number): Promise<SmtpDialogue> {
    const dialogue = new SmtpDialogue(connect(port, '127.0.0.1'));
    await dialogue.reply();
    return dialogue;
  }

  /** Says a line and waits for its reply, whole, with its code in front; empty when the server hung up. */
  async say(line: string): Promise<string> {
    this.socket.write(`${line}\r\n`);
    return this.reply();
  }

  /** Says lines up to the first that is refused; the last reply. */
  async sayAll(...lines: readonly string[]): Promise<string> {
    let reply = '';
    for (const line of lines) {
      reply = await this.say(line);
      if (!/^[23]/.test(reply)) return reply;
    }
    return reply;
  }

  /** Fulfilled when the server has hung up. */
  async ended(): Promise<void> {
    await this.closed;
  }

  end(): void {
    this.socket.destroy();
  }

  /** The next reply of the server: its last line has a space behind the code (RFC 5321 §4.2.1). */
  async reply(): Promise<string> {
    for (;;) {
      const [whole = ''] = /^(?:\d{3}-.*\r\n)*\d{3}(?: .*)?\r\n/.exec(this.heard) ?? [];
      if (whole !== '') {
        this.heard = this.heard.slice(whole.length);
        return whole.trimEnd();
      }
      const more = once(this.socket, 'data').then(() => true);
      if (!(await Promise.race([more, this.closed.then(() => false)]))) return this.heard;
    }
  }
}
