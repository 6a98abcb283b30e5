import { once } from 'node:events';
import { type AddressInfo, createServer, type Server, type Socket } from 'node:net';

/** The moments of an SMTP dialogue; `body` is the dot that ends the message. */
export type Moment = 'connect' | 'EHLO' | 'MAIL' | 'RCPT' | 'DATA' | 'body' | 'QUIT';
/** What the server does at a moment instead of going on: say a line, hang up, or fall silent. */
export type Turn = { say: string } | 'hang-up' | 'silence';

const USUAL: Record<Moment, string> = {
  connect: '220 scripted',
  EHLO: '250 scripted',
  MAIL: '250 2.1.0 ok',
  RCPT: '250 2.1.5 ok',
  DATA: '354 go on',
  body: '250 2.0.0 queued as someone@example.jp',
  QUIT: '221 bye',
};

/** A server that follows its script to the letter, so that it can die in the middle of a word. */
export class ScriptedServer {
  readonly received: string[] = [];
  /** When each connection was made, in milliseconds of a clock that only runs forwards. */
  readonly connectedAt: number[] = [];
  readonly #sockets = new Set<Socket>();
  readonly #server: Server;
  readonly #withheld: { socket: Socket; moment: Moment }[] = [];

  constructor(private script: Partial<Record<Moment, Turn>>) {
    this.#server = createServer((socket) => this.#converse(socket));
  }

  async listen(port = 0): Promise<number> {
    this.#server.listen(port, '127.0.0.1');
    await once(this.#server, 'listening');
    return (this.#server.address() as AddressInfo).port;
  }

  /** Says what it kept to itself so far, and keeps to no script any more. */
  relent(): void {
    this.script = {};
    for (const { socket, moment } of this.#withheld.splice(0)) this.#take(socket, moment);
  }

  async close(): Promise<void> {
    for (const socket of this.#sockets) socket.destroy();
    this.#server.close();
    await once(this.#server, 'close');
  }

  #converse(socket: Socket): void {
    this.#sockets.add(socket);
    this.connectedAt.push(performance.now());
    socket.on('error', () => socket.destroy());
    let rest = '';
    let inBody = false;
    this.#take(socket, 'connect');
    socket.setEncoding('utf8').on('data', (chunk: string) => {
      const lines = (rest + chunk).split('\r\n');
      rest = lines.pop() ?? '';
      for (const line of lines) {
        this.received.push(line);
        if (inBody && line !== '.') continue;
        const moment = inBody ? 'body' : (line.slice(0, 4) as Moment);
        inBody = moment === 'DATA';
        this.#take(socket, moment);
      }
    });
  }

  #take(socket: Socket, moment: Moment): void {
    const turn = this.script[moment] ?? { say: USUAL[moment] };
    if (turn === 'hang-up') socket.destroy();
    else if (turn === 'silence') this.#withheld.push({ socket, moment });
    else socket.write(`${turn.say}\r\n`);
  }
}
