import { Readable } from 'node:stream';

/** A message that knows whether its last byte was taken. Nothing reads it before DATA was answered. */
export interface Handover {
  readonly stream: Readable;
  isComplete(): boolean;
}

export function handoverOf(message: Buffer): Handover {
  let complete = false;
  function* once() {
    yield message;
    complete = true;
  }
  return { stream: Readable.from(once(), { objectMode: false }), isComplete: () => complete };
}
