import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { json } from 'node:stream/consumers';
import { CompactEncrypt, importJWK, type JWK } from 'jose';

// RFC 6238 appendix B: "12345678901234567890".
export const SEED = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ';
const OTPAUTH_URI = `otpauth://totp/Demo:123456789015?secret=${SEED}&issuer=Demo&algorithm=SHA1&digits=8&period=30`;

interface Received {
  readonly key: string | string[] | undefined;
  readonly body: { readonly userId: string; readonly device: { readonly kind: string; readonly publicKey: JWK } };
}

interface Refusal {
  readonly status: number;
  readonly body: object;
}

/** Sets up whoever comes, one token for each user ID, after the refusals that it was given. */
export interface FakeTokenSite {
  readonly url: string;
  readonly received: Received[];
  readonly refusals: Refusal[];
  close(): void;
}

async function provisioningFor(tokenId: string, publicKey: JWK): Promise<object> {
  const key = await new CompactEncrypt(new TextEncoder().encode(OTPAUTH_URI))
    .setProtectedHeader({ alg: 'ECDH-ES', enc: 'A256GCM' })
    .encrypt(await importJWK(publicKey, 'ECDH-ES'));
  return { tokenId, displayName: 'Demo', serverTime: '2026-11-23T00:00:00Z', key };
}

export async function openFakeTokenSite(): Promise<FakeTokenSite> {
  const received: Received[] = [];
  const refusals: Refusal[] = [];
  const userIds = new Set<string>();
  const tokenIdOf = (userId: string): string => `tok-${[...userIds.add(userId)].indexOf(userId) + 1}`;

  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const body = (await json(request)) as Received['body'];
    received.push({ key: request.headers['idempotency-key'], body });
    const { status, body: told } = refusals.shift() ?? {
      status: 201,
      body: await provisioningFor(tokenIdOf(body.userId), body.device.publicKey),
    };
    const type = status < 400 ? 'application/json' : 'application/problem+json';
    response.writeHead(status, { 'Content-Type': type, 'Retry-After': '0' }).end(JSON.stringify(told));
  };

  const server = createServer((request, response) => void answer(request, response)).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}`, received, refusals, close: () => server.close() };
}
