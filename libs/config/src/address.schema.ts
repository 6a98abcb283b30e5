import { isIP, isIPv6 } from 'node:net';
import { z } from 'zod';
import { httpUrl, list, text } from './setting.schema.js';

/** The address of a face as people see it: an origin, because cookies and links are made for the whole of it. */
export const publicUrl = httpUrl.refine(
  (url) => new URL(url).pathname === '/',
  'set an http:// or https:// address without a path',
);

function isSmtpUrl(value: string): boolean {
  if (!/^smtps?:\/\//.test(value) || !URL.canParse(value)) return false;
  const { hostname, pathname, search, hash } = new URL(value);
  return hostname !== '' && ['', '/'].includes(pathname) && search === '' && hash === '';
}

const SMTP_MEND = 'set an smtp:// or smtps:// address such as smtps://user:password@host:465';

/** Where mail is handed in. */
export const smtpUrl = z.string(SMTP_MEND).refine(isSmtpUrl, SMTP_MEND);

/** A host with or without a port; no scheme. */
export const hostAndPort = text.refine(
  (value) => /^[a-z0-9.:[\]-]+$/i.test(value) && !value.includes('://') && URL.canParse(`tcp://${value}`),
  'set host:port, without a scheme',
);

const PROXY_RANGES: readonly string[] = ['loopback', 'linklocal', 'uniquelocal'];

function isNetwork(item: string): boolean {
  const [address = '', bits, ...more] = item.split('/');
  if (isIP(address) === 0 || more.length > 0) return false;
  // A network of no bits is everybody, whose forwarded headers anybody can write.
  return bits === undefined || (/^[1-9]\d{0,2}$/.test(bits) && Number(bits) <= (isIPv6(address) ? 128 : 32));
}

/** Addresses and networks of proxies; `loopback`, `linklocal` and `uniquelocal` are known by name. */
export const proxies = list.refine(
  (items) => items.every((item) => PROXY_RANGES.includes(item) || isNetwork(item)),
  'set IP addresses or networks such as 10.0.0.0/8, separated by commas',
);

/** An address of this machine to listen on. */
export const bindAddress = z
  .string()
  .refine((value) => isIP(value) > 0 || value === 'localhost', 'set an IP address of this machine, such as 127.0.0.1')
  .prefault('127.0.0.1');

/** Whether an address leads to this machine only. */
export function isLoopback(url: string): boolean {
  const { hostname } = new URL(url);
  return /^(localhost|.+\.localhost|127(\.\d+){3}|\[::1\])$/.test(hostname);
}
