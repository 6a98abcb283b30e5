import type { Response } from 'express';

/** A reader that does not keep up is let go; it opens a new stream and is told the newest state. */
const MAX_UNREAD_BYTES = 1024 * 1024;

/** One reader of Server-Sent Events (HTML Living Standard §9.2). */
export class EventStream {
  private isClosed = false;
  private readonly closing: Array<() => void> = [];

  constructor(private readonly response: Response) {
    response.status(200);
    response.setHeader('Content-Type', 'text/event-stream; charset=utf-8');
    response.setHeader('Cache-Control', 'no-store, no-transform');
    // Asks nginx and its kin not to hold back what is small.
    response.setHeader('X-Accel-Buffering', 'no');
    // A stream takes a connection to itself. Kept open, that would bring the reader back to a server that is stopping.
    response.setHeader('Connection', 'close');
    response.flushHeaders();
    response.once('close', () => this.close());
  }

  send(event: string, data: unknown, id?: string): void {
    const lines = [`event: ${event}`, ...(id === undefined ? [] : [`id: ${id}`]), `data: ${JSON.stringify(data)}`];
    this.write(`${lines.join('\n')}\n\n`);
  }

  /** A comment, so that proxies do not take a quiet stream for a dead one. */
  beat(): void {
    this.write(': still here\n\n');
  }

  /** Runs when the stream ends, whoever ends it; at once when it has ended already. */
  onClose(listener: () => void): void {
    if (this.isClosed) listener();
    else this.closing.push(listener);
  }

  close(): void {
    if (this.isClosed) return;
    this.isClosed = true;
    this.response.end();
    for (const listener of this.closing) listener();
  }

  private write(text: string): void {
    if (this.isClosed) return;
    this.response.write(text);
    if (this.response.writableLength > MAX_UNREAD_BYTES) {
      this.response.destroy();
      this.close();
    }
  }
}
