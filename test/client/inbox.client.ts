import type { TokenIds } from './contract.types.js';
import { until } from './until.js';

/** A mail as MailDev 3 tells it. */
export interface Mail {
  readonly id: string;
  readonly subject: string;
  readonly from: readonly { readonly address: string; readonly name: string }[];
  readonly to: readonly { readonly address: string }[];
  /** By lower-case name. */
  readonly headers: Readonly<Record<string, string>>;
  readonly envelope: { readonly from: { readonly address: string } };
  readonly text: string;
  readonly html: string;
}

/** What a token-issue mail tells its reader. */
export interface Invitation extends TokenIds {
  readonly mail: Mail;
  readonly linkUrl: string;
  readonly linkCode: string;
}

const LINK = /https?:\/\/\S+\/d\/([A-Za-z0-9_-]+)/;
const NOT_ME = /https?:\/\/\S+\/n\/[A-Za-z0-9_-]+/;
const SERVICE_ID = /(?:サービスID|Service ID)\s*[:：]\s*([^\n]+)/i;
const USER_ID = /(?:ユーザID|User ID)\s*[:：]\s*([^\n]+)/i;

/** IDs are grouped by spaces or hyphens only. */
function ungrouped(id: string | undefined): string {
  return (id ?? '').replace(/[ -]/g, '').trim();
}

/** Undefined for a mail without a download link. */
export function invitationIn(mail: Mail): Invitation | undefined {
  const link = LINK.exec(mail.text);
  if (link?.[1] === undefined) return undefined;
  const serviceId = ungrouped(SERVICE_ID.exec(mail.text)?.[1]);
  const userId = ungrouped(USER_ID.exec(mail.text)?.[1]);
  return { mail, linkUrl: link[0], linkCode: link[1], serviceId, userId };
}

/** The address of the page where a mail's reader says that it was not them. */
export function notMeUrlIn(mail: Mail): string {
  const url = NOT_ME.exec(mail.text)?.[0];
  if (url === undefined) throw new Error(`no link for "this was not me" in the mail: ${mail.subject}`);
  return url;
}

/** The inbox of everybody who has mail in this stack. */
export class InboxClient {
  constructor(readonly url: string) {}

  /** Oldest first. */
  async mailsTo(address: string): Promise<readonly Mail[]> {
    const response = await fetch(`${this.url}/api/email?to.address=${encodeURIComponent(address)}`);
    if (!response.ok) throw new Error(`the inbox answered ${response.status}`);
    return (await response.json()) as readonly Mail[];
  }

  /** Every byte of a mail, as the server took it. */
  async source({ id }: Mail): Promise<Buffer> {
    const response = await fetch(`${this.url}/api/email/${id}/source`);
    if (!response.ok) throw new Error(`the inbox answered ${response.status}`);
    return Buffer.from(await response.arrayBuffer());
  }

  /** The newest mail to an address that is wanted, as soon as there is one. */
  async waitForMail(address: string, isWanted: (mail: Mail) => boolean = () => true): Promise<Mail> {
    return until(`a mail to ${address}`, async () => (await this.mailsTo(address)).findLast(isWanted));
  }

  /** The token-issue mail that names this user ID. */
  async waitForInvitation(address: string, userId: string): Promise<Invitation> {
    return until(`a token-issue mail to ${address}`, async () => {
      const invitations = (await this.mailsTo(address)).map(invitationIn);
      return invitations.findLast((invitation) => invitation?.userId === userId);
    });
  }
}
