interface Field {
  readonly type: string;
  readonly name: string;
  readonly value: string;
}

export interface HtmlForm {
  readonly action: URL;
  readonly method: string;
  readonly fields: readonly Field[];
}

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"' };

function decoded(text: string): string {
  return text.replace(/&(?:(amp|lt|gt|quot)|#(\d+));/g, (_, name: string | undefined, number: string) =>
    name === undefined ? String.fromCodePoint(Number(number)) : (ENTITIES[name] ?? ''),
  );
}

function attribute(tag: string, name: string): string | undefined {
  const match = new RegExp(`\\s${name}\\s*=\\s*("([^"]*)"|'([^']*)'|([^\\s>]+))`, 'i').exec(tag);
  const value = match?.[2] ?? match?.[3] ?? match?.[4];
  return value === undefined ? undefined : decoded(value);
}

function fieldsOf(html: string): Field[] {
  return [...html.matchAll(/<(?:input|button)\b[^>]*>/gi)].flatMap(([tag]) => {
    const name = attribute(tag, 'name');
    const type = attribute(tag, 'type') ?? (/^<button/i.test(tag) ? 'submit' : 'text');
    return name === undefined ? [] : [{ type: type.toLowerCase(), name, value: attribute(tag, 'value') ?? '' }];
  });
}

/** The forms of a page, as a browser without JavaScript sees them. */
export function formsOf(html: string, page: URL): HtmlForm[] {
  return [...html.matchAll(/<form\b[^>]*>[\s\S]*?<\/form>/gi)].map(([form]) => ({
    action: new URL(attribute(form, 'action') ?? '', page),
    method: (attribute(form, 'method') ?? 'get').toUpperCase(),
    fields: fieldsOf(form),
  }));
}
