import type { Clock } from '@enrollment/domain';
import { type BeforeApplicationShutdown, Inject, Injectable } from '@nestjs/common';
import type { Request, Response } from 'express';
import { CLOCK } from '../face.options.js';
import { EventStream } from './event-stream.js';
import { isSessionAlive } from './session-recheck.js';

const HEARTBEAT_MS = 15_000;

export interface StreamOptions {
  /** Asked at each heartbeat beside the session itself; the stream ends when it says no. */
  readonly recheck?: () => Promise<boolean>;
}

/** The Server-Sent Events that are open in this process. */
@Injectable()
export class EventStreams implements BeforeApplicationShutdown {
  private readonly streams = new Set<EventStream>();
  private isStopping = false;

  constructor(@Inject(CLOCK) private readonly clock: Clock) {}

  open(request: Request, response: Response, { recheck }: StreamOptions = {}): EventStream {
    const stream = new EventStream(response);
    this.streams.add(stream);
    const beat = setInterval(() => {
      void this.isStillWelcome(request, recheck).then((isWelcome) => (isWelcome ? stream.beat() : stream.close()));
    }, HEARTBEAT_MS);
    stream.onClose(() => {
      clearInterval(beat);
      this.streams.delete(stream);
    });
    if (request.method === 'HEAD' || this.isStopping) stream.close();
    return stream;
  }

  /** Before the server waits for its connections: these would never end by themselves. */
  beforeApplicationShutdown(): void {
    this.isStopping = true;
    for (const stream of this.streams) stream.close();
  }

  private async isStillWelcome(request: Request, recheck: StreamOptions['recheck']): Promise<boolean> {
    try {
      return (await isSessionAlive(request, this.clock.now())) && ((await recheck?.()) ?? true);
    } catch {
      // The store is away: the page polls or opens a new stream, which is checked like any request.
      return false;
    }
  }
}
