const CONTROL = /[\p{Cc}\\]/u;

/** A path of this face, or its top: a log-in that leads elsewhere helps who sends forged links. */
export function returnPath(asked: unknown, publicUrl: string): string {
  if (typeof asked !== 'string' || !asked.startsWith('/') || asked.length > 2_000 || CONTROL.test(asked)) return '/';
  if (!URL.canParse(asked, publicUrl)) return '/';
  const url = new URL(asked, publicUrl);
  const path = `${url.pathname}${url.search}${url.hash}`;
  // Judged as a browser will read it: dots may have been resolved to two slashes, which name another host.
  const isOwn = [url, new URL(path, publicUrl)].every(({ origin }) => origin === new URL(publicUrl).origin);
  return isOwn && !/^\/(auth|api)(\/|$)/.test(url.pathname) ? path : '/';
}
