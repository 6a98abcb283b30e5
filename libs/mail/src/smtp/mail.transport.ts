import { createTransport, type DKIMOptions } from 'nodemailer';
import type { SendOutcome } from './send-outcome.js';
import { type SmtpEnvelope, type SmtpTimeouts, smtpDialogue } from './smtp-dialogue.js';
import type { SmtpServerSettings } from './smtp-server.settings.js';

export interface Mailbox {
  readonly name: string;
  readonly address: string;
}

/** One mail to one person. */
export interface OutgoingMail {
  /** The return path and the recipient, as they are said to the server; one address, already checked. */
  readonly envelope: SmtpEnvelope;
  readonly from: Mailbox;
  readonly to: string;
  readonly subject: string;
  readonly html: string;
  readonly text: string;
  readonly messageId: string;
  /** When the mail was written: a second sending is to look the same. */
  readonly date: Date;
  readonly headers: Readonly<Record<string, string>>;
}

export interface DkimKey {
  readonly domainName: string;
  readonly keySelector: string;
  readonly privateKey: string;
}

export interface MailTransportOptions {
  readonly server: SmtpServerSettings;
  readonly dkim?: DkimKey | null;
  readonly timeouts?: SmtpTimeouts;
}

const DEFAULT_TIMEOUTS: SmtpTimeouts = { connectMs: 10_000, silenceMs: 60_000 };

/** Hands mails to an SMTP server. Whatever the server does is an outcome, not an error. */
export class MailTransport {
  readonly #composer;
  readonly #server: SmtpServerSettings;
  readonly #timeouts: SmtpTimeouts;

  constructor({ server, dkim, timeouts = DEFAULT_TIMEOUTS }: MailTransportOptions) {
    this.#server = server;
    this.#timeouts = timeouts;
    // A text of a mail is never a file name or a URL to fetch, whatever is in it.
    const closed = { disableFileAccess: true, disableUrlAccess: true };
    const signing: { dkim?: DKIMOptions } = dkim ? { dkim } : {};
    this.#composer = createTransport({
      streamTransport: true,
      buffer: true,
      newline: 'windows',
      ...closed,
      ...signing,
    });
  }

  async send(mail: OutgoingMail): Promise<SendOutcome> {
    return smtpDialogue(this.#server, this.#timeouts, mail.envelope, await this.#composed(mail));
  }

  async #composed({ envelope: _, to, ...mail }: OutgoingMail): Promise<Buffer> {
    // As an object: as a text it would be parsed, and one address might become two.
    const { message } = await this.#composer.sendMail({ ...mail, to: { name: '', address: to } });
    return message as Buffer;
  }
}
