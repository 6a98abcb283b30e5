import type { Enrollment } from './contract.types.js';

export type StreamPart =
  | { readonly kind: 'event'; readonly event: string; readonly id: string; readonly data: string }
  | { readonly kind: 'comment' };

function partOf(block: string): StreamPart {
  const lines = block.split('\n').filter((line) => !line.startsWith(':'));
  if (lines.length === 0) return { kind: 'comment' };
  const valuesOf = (field: string) =>
    lines.filter((line) => line.startsWith(`${field}: `)).map((line) => line.slice(field.length + 2));
  const lastOf = (field: string) => valuesOf(field).at(-1);
  return {
    kind: 'event',
    event: lastOf('event') ?? 'message',
    id: lastOf('id') ?? '',
    data: valuesOf('data').join('\n'),
  };
}

/** Reads Server-Sent Events (HTML Living Standard §9.2.6) until the server or the reader ends them. */
export async function* readEventStream({ body }: Response): AsyncGenerator<StreamPart> {
  if (body === null) return;
  const decoder = new TextDecoder();
  let unread = '';
  for await (const chunk of body) {
    const blocks = (unread + decoder.decode(chunk, { stream: true })).replaceAll('\r\n', '\n').split('\n\n');
    unread = blocks.pop() ?? '';
    yield* blocks.map(partOf);
  }
}

/** Reads on until the enrollment is as wanted; whatever comes before is passed over. */
export async function readUntil(
  events: AsyncGenerator<StreamPart>,
  isWanted: (enrollment: Enrollment) => boolean,
): Promise<Enrollment> {
  for (let next = await events.next(); next.done !== true; next = await events.next()) {
    if (next.value.kind !== 'event') continue;
    if (next.value.event !== 'enrollment') throw new Error(`an event ${next.value.event}`);
    const enrollment = JSON.parse(next.value.data) as Enrollment;
    if (isWanted(enrollment)) return enrollment;
  }
  throw new Error('the stream ended before');
}
