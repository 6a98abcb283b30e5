import { types } from 'node:util';
import type { SerializedRequest, SerializedResponse } from 'pino';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return '/[not decodable]';
  }
}

/** Of a path nothing is logged that could be a link code, however the path was spelt; nor a query. */
export function loggablePath(url: string): string {
  const [path = ''] = url.replace(/^[a-z]+:\/\/[^/]*/i, '').split(/[?#]/);
  return decoded(path)
    .replace(/^\/+([dn])\/+.*$/is, (_path, page: string) => `/${page.toLowerCase()}/[link code]`)
    .replace(/[\w-]{22,}/g, (text) => (UUID.test(text) ? text : '[code]'));
}

export function loggableRequest({ method, url }: SerializedRequest): Record<string, unknown> {
  return { method, path: loggablePath(url) };
}

export function loggableResponse({ statusCode }: SerializedResponse): Record<string, unknown> {
  return { status: statusCode };
}

const MAX_CAUSES = 4;

/** Errors of the database carry the statement's values, and repeat them in their message: neither is logged. */
function isFromDatabase(error: Error): boolean {
  return 'driverError' in error || 'severity' in error || 'parameters' in error;
}

function frames(stack: string | undefined): string[] {
  return (stack ?? '')
    .split('\n')
    .filter((line) => line.trimStart().startsWith('at '))
    .map((line) => line.trim());
}

/** Named members only: whatever else hangs on an error may be personal. */
export function loggableError(error: unknown, depth = 0): unknown {
  if (!types.isNativeError(error)) return { type: typeof error };
  const code: unknown = Reflect.get(error, 'code');
  const constraint: unknown = Reflect.get(error, 'constraint');
  return {
    type: error.name,
    ...(isFromDatabase(error) ? {} : { message: error.message }),
    ...(typeof code === 'string' || typeof code === 'number' ? { code } : {}),
    ...(typeof constraint === 'string' ? { constraint } : {}),
    stack: frames(error.stack),
    ...(error.cause && depth < MAX_CAUSES ? { cause: loggableError(error.cause, depth + 1) } : {}),
  };
}

/** The last line: if somebody logs an object that holds one of these, it stays inside. */
export const SECRET_PATHS = [
  'startPassword',
  'startPasswordConfirmation',
  'otp',
  'currentOtp',
  'seed',
  'secret',
  'password',
  'mailAddress',
  'cookie',
  'authorization',
  'idToken',
  'linkCode',
].flatMap((name) => [name, `*.${name}`]);
