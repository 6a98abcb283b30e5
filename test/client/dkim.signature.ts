import { createHash, type KeyObject, verify } from 'node:crypto';

/** RFC 6376 §3.4.2. */
function relaxedHeader(field: string): string {
  const colon = field.indexOf(':');
  const value = field.slice(colon + 1).replace(/\r\n(?=[ \t])/g, '');
  return `${field.slice(0, colon).trimEnd().toLowerCase()}:${value.replace(/[ \t]+/g, ' ').trim()}`;
}

/** RFC 6376 §3.4.4. */
function relaxedBody(body: string): string {
  const lines = body.split('\r\n').map((line) => line.replace(/[ \t]+/g, ' ').replace(/ $/, ''));
  const text = lines.join('\r\n').replace(/(\r\n)*$/, '');
  return text === '' ? '' : `${text}\r\n`;
}

/** The tags of a mail's DKIM signature when it is right, else what is wrong with it; `text` has one character a byte. */
export function verifiedSignature(text: string, publicKey: KeyObject): Record<string, string> | string {
  const end = text.indexOf('\r\n\r\n');
  const fields = text.slice(0, end).split(/\r\n(?![ \t])/);
  const signature = fields.find((field) => /^DKIM-Signature:/i.test(field));
  if (signature === undefined) return 'not signed';
  const tags = Object.fromEntries(
    [...signature.replace(/^[^:]*:/, '').matchAll(/(\w+)\s*=\s*([^;]*)/g)].map(([, name, value = '']) => [
      name,
      value.replace(/\s+/g, ''),
    ]),
  ) as Record<string, string>;
  const { a, c, h = '', bh = '', b = '' } = tags;
  if (a !== 'rsa-sha256' || c !== 'relaxed/relaxed') return `signed by other rules: ${a} ${c}`;
  const bodyHash = createHash('sha256')
    .update(relaxedBody(text.slice(end + 4)), 'latin1')
    .digest('base64');
  if (bodyHash !== bh) return 'the body has changed';
  const named = h.split(':').flatMap((name) => {
    return fields.find((field) => field.toLowerCase().startsWith(`${name.toLowerCase()}:`)) ?? [];
  });
  const unsigned = relaxedHeader(signature.replace(/([;\s]b\s*=)[^;]*/, '$1'));
  const data = [...named.map(relaxedHeader), unsigned].join('\r\n');
  const isRight = verify('sha256', Buffer.from(data, 'latin1'), publicKey, Buffer.from(b, 'base64'));
  return isRight ? tags : 'the signature is wrong';
}
