import { request } from 'node:http';
import { text } from 'node:stream/consumers';
import { type Answer, answerOf } from './http.answer.js';

interface RawRequest {
  readonly method?: string;
  /** `Host` among them, which fetch does not let anybody choose. */
  readonly headers?: Readonly<Record<string, string>>;
  /** The request's target as it stands; the address's path where nothing is said. */
  readonly target?: string;
  readonly body?: string;
}

/** A request that no browser would send. */
export function rawRequest(address: string, { method = 'GET', headers, target, body }: RawRequest = {}) {
  const { hostname, port, pathname, search } = new URL(address);
  const options = { hostname, port, method, path: target ?? `${pathname}${search}`, headers };
  return new Promise<Answer<object>>((fulfil, reject) => {
    const outgoing = request(options, async (incoming) => {
      const content = await text(incoming);
      const { statusCode: status = 0 } = incoming;
      const own = Object.entries(incoming.headers).map(([name, value]): [string, string] => [name, String(value)]);
      const isEmpty = content === '';
      fulfil(await answerOf(new Response(isEmpty ? null : content, { status, headers: own })));
    });
    outgoing.on('error', reject).end(body);
  });
}
