import type { MailKind } from '@enrollment/domain';
import { render } from '@react-email/render';
import type { MailData, MailLocale } from './mail-data.js';
import { plainText } from './plain-text.js';
import { ActivatedMail } from './templates/activated.mail.js';
import { ExpiredMail } from './templates/expired.mail.js';
import { IssueAskedMail } from './templates/issue-asked.mail.js';
import { LockedMail } from './templates/locked.mail.js';
import { OtherDeviceMail } from './templates/other-device.mail.js';
import { ProofLockedMail } from './templates/proof-locked.mail.js';
import { ReminderMail } from './templates/reminder.mail.js';
import { RepudiatedMail } from './templates/repudiated.mail.js';
import { SuspendedMail } from './templates/suspended.mail.js';
import type { MailTemplates } from './templates/template.js';
import { TokenIssueMail } from './templates/token-issue.mail.js';
import type { MailTexts } from './texts/mail-texts.js';
import { textsEn } from './texts/texts.en.js';
import { textsJa } from './texts/texts.ja.js';

const TEMPLATES: MailTemplates = {
  'token-issue': TokenIssueMail,
  'issue-asked': IssueAskedMail,
  reminder: ReminderMail,
  'other-device': OtherDeviceMail,
  locked: LockedMail,
  expired: ExpiredMail,
  activated: ActivatedMail,
  suspended: SuspendedMail,
  repudiated: RepudiatedMail,
  'proof-locked': ProofLockedMail,
};

const TEXTS: Record<MailLocale, MailTexts> = { ja: textsJa, en: textsEn };

export interface ComposedMail {
  readonly subject: string;
  readonly html: string;
  readonly text: string;
  readonly headers: Readonly<Record<string, string>>;
}

/** Writes one mail in one language; Japanese where the reader's is not known. */
export async function composeMail<K extends MailKind>(
  kind: K,
  data: MailData[K],
  locale: MailLocale = 'ja',
): Promise<ComposedMail> {
  const texts = TEXTS[locale];
  const html = await render(TEMPLATES[kind]({ data, texts }));
  return {
    subject: texts.mails[kind].subject(data.service.name[locale]),
    html,
    text: plainText(html),
    // No list header: this is neither a list nor to be left. Auto-Submitted keeps vacation replies away (RFC 3834 §5).
    headers: { 'Auto-Submitted': 'auto-generated', 'Content-Language': locale },
  };
}
