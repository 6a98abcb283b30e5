/** Where mail is handed in. */
export interface SmtpServerSettings {
  readonly host: string;
  readonly port: number;
  /** TLS from the first byte (RFC 8314 §3.3); otherwise STARTTLS is used where it is offered. */
  readonly secure: boolean;
  readonly auth: { readonly user: string; readonly pass: string } | null;
  /** The name said in EHLO; null for the machine's own. */
  readonly ehloName: string | null;
}

const LOOPBACK: ReadonlySet<string> = new Set(['localhost', '127.0.0.1', '[::1]', '::1']);

export function smtpServerFromUrl(smtpUrl: string, ehloName: string | null = null): SmtpServerSettings {
  const { protocol, hostname, port, username, password } = new URL(smtpUrl);
  const secure = protocol === 'smtps:';
  return {
    host: hostname.replace(/^\[(.*)\]$/, '$1'),
    port: port === '' ? (secure ? 465 : 587) : Number(port),
    secure,
    auth: username === '' ? null : { user: decodeURIComponent(username), pass: decodeURIComponent(password) },
    ehloName,
  };
}

/** A password never goes over a network in the clear, even when the server (or who plays it) offers no TLS. */
export function mustEncrypt(server: SmtpServerSettings): boolean {
  return server.auth !== null && !LOOPBACK.has(server.host);
}
