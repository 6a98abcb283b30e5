export interface Cookie {
  readonly host: string;
  readonly path: string;
  readonly name: string;
  readonly value: string;
  /** By lower-case name; a flag such as HttpOnly has an empty value. */
  readonly attributes: ReadonlyMap<string, string>;
}

function pair(text: string): [name: string, value: string] {
  const at = text.indexOf('=');
  return at < 0 ? [text.trim(), ''] : [text.slice(0, at).trim(), text.slice(at + 1).trim()];
}

/** RFC 6265 §5.1.4. */
function defaultPath({ pathname }: URL): string {
  return pathname.slice(0, pathname.lastIndexOf('/')) || '/';
}

function pathMatches(asked: string, path: string): boolean {
  return asked === path || (asked.startsWith(path) && (path.endsWith('/') || asked[path.length] === '/'));
}

function cookieFrom(line: string, url: URL): Cookie {
  const [first = '', ...rest] = line.split(';');
  const [name, value] = pair(first);
  const attributes = new Map(rest.map(pair).map(([key, content]) => [key.toLowerCase(), content]));
  return { host: url.hostname, path: attributes.get('path') || defaultPath(url), name, value, attributes };
}

function isOver({ attributes }: Cookie): boolean {
  const maxAge = attributes.get('max-age');
  if (maxAge !== undefined) return Number(maxAge) <= 0;
  const expires = attributes.get('expires');
  return expires !== undefined && Date.parse(expires) <= Date.now();
}

/** What one browser keeps. A cookie belongs to a host, whatever the port (RFC 6265 §8.5). */
export class CookieJar {
  private cookies: readonly Cookie[] = [];

  take(url: URL, setCookieLines: readonly string[]): void {
    for (const cookie of setCookieLines.map((line) => cookieFrom(line, url))) {
      const isSame = ({ host, path, name }: Cookie) =>
        host === cookie.host && path === cookie.path && name === cookie.name;
      const others = this.cookies.filter((kept) => !isSame(kept));
      this.cookies = isOver(cookie) ? others : [...others, cookie];
    }
  }

  headerFor(url: URL): string {
    return this.cookies
      .filter(({ host, path }) => host === url.hostname && pathMatches(url.pathname, path))
      .map(({ name, value }) => `${name}=${value}`)
      .join('; ');
  }

  named(name: string): Cookie | undefined {
    return this.cookies.find((cookie) => cookie.name === name);
  }
}
