import type { DeliveryFailure } from '@enrollment/domain';
import { type ParsedMail, type StructuredHeader, simpleParser } from 'mailparser';

/** What a mail server reports of a mail that it took. Codes only: its own words may hold the address. */
export interface DeliveryReport {
  readonly kind: DeliveryFailure;
  /** The enhanced status code (RFC 3463), such as `5.1.1`. */
  readonly status: string;
}

/** RFC 3464 §2.3.3; `delivered`, `relayed` and `expanded` need nobody's attention. */
const KINDS: Readonly<Record<string, DeliveryFailure>> = { failed: 'bounced', delayed: 'delayed' };
/** For a report that leaves out the code it must have (RFC 3463 §3.1). */
const UNSAID: Record<DeliveryFailure, string> = { bounced: '5.0.0', delayed: '4.0.0' };
/** Only the parts are wanted; nothing is made of their text. */
const PARTS_ONLY = {
  keepDeliveryStatus: true,
  skipHtmlToText: true,
  skipTextToHtml: true,
  skipTextLinks: true,
  skipImageLinks: true,
} as const;

function isDeliveryReport({ headers }: ParsedMail): boolean {
  const type = headers.get('content-type') as StructuredHeader | undefined;
  return type?.value === 'multipart/report' && type.params['report-type']?.toLowerCase() === 'delivery-status';
}

/** All that says what the parts are. Long lists of addresses in other fields keep the parser busy for seconds. */
const STRUCTURE = /^(?:content-type|content-transfer-encoding|mime-version):/i;

/** The message with nothing in its header but what says how it is made (RFC 5322 §2.2.3: folded lines belong together). */
function structureOnly(message: Buffer): Buffer {
  const text = message.toString('latin1');
  const end = /\r?\n\r?\n/.exec(text)?.index ?? text.length;
  const fields = text.slice(0, end).split(/\r?\n(?![ \t])/);
  return Buffer.from(fields.filter((one) => STRUCTURE.test(one)).join('\r\n') + text.slice(end), 'latin1');
}

/** The first word of a field of a group; comments and folded lines behind it do not matter here. */
function field(group: string, name: string): string | undefined {
  return new RegExp(`^${name}:[ \\t]*([\\w.]+)`, 'im').exec(group)?.[1]?.toLowerCase();
}

function reportIn(group: string): DeliveryReport | undefined {
  const kind = KINDS[field(group, 'Action') ?? ''];
  if (kind === undefined) return undefined;
  const status = field(group, 'Status') ?? '';
  return { kind, status: /^[245]\.\d{1,3}\.\d{1,3}$/.test(status) ? status : UNSAID[kind] };
}

/**
 * Reads a message that came back. The action decides and not the class of the code: who gave up after days of `4.4.7`
 * has failed.
 * @returns null for whatever is not a delivery report with bad news (RFC 3464)
 */
export async function readDeliveryReport(message: Buffer): Promise<DeliveryReport | null> {
  // Nested without end, for one: what the parser gives up on is no report either.
  const mail = await simpleParser(structureOnly(message), PARTS_ONLY).catch(() => null);
  if (mail === null || !isDeliveryReport(mail)) return null;
  // Of the report itself, not of one that the returned message may have had inside.
  const part = mail.attachments.find(({ contentType, partId }) => {
    return contentType === 'message/delivery-status' && partId?.includes('.') === false;
  });
  const groups = part?.content.toString('latin1').split(/\r?\n[ \t]*\r?\n/) ?? [];
  const reports = groups.flatMap((group) => reportIn(group) ?? []);
  return reports.find(({ kind }) => kind === 'bounced') ?? reports[0] ?? null;
}
