import createClient from 'openapi-fetch';
import type { paths } from './schema.js';

const client = createClient<paths>({ baseUrl: '/', headers: { Accept: 'application/json' } });

export type Operator = paths['/api/v1/me']['get']['responses'][200]['content']['application/json'];

export type Session =
  | { readonly kind: 'signedIn'; readonly operator: Operator }
  | { readonly kind: 'signedOut' | 'notAdmitted' | 'unreachable' };

/** Who sits in front of the screen, as far as the server can tell. */
export async function readSession(): Promise<Session> {
  try {
    const { data, response } = await client.GET('/api/v1/me');
    if (data) return { kind: 'signedIn', operator: data };
    if (response.status === 403) return { kind: 'notAdmitted' };
    return { kind: response.status === 401 ? 'signedOut' : 'unreachable' };
  } catch {
    return { kind: 'unreachable' };
  }
}
