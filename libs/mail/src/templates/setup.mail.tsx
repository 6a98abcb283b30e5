import type { SetupMail } from '../mail-data.js';
import type { MailTexts, SetupText } from '../texts/mail-texts.js';
import { groupedUserId } from './grouped-user-id.js';
import { MailFrame } from './mail-frame.js';
import { Action, Facts, Paragraph, PlainLink, Steps } from './parts.js';

interface SetupMailBodyProps {
  readonly data: SetupMail;
  readonly texts: MailTexts;
  readonly text: SetupText & { readonly notMe: string };
}

/** The way from the mail to the app; the token issue and its reminder differ in words only. */
export function SetupMailBody({ data, texts, text }: SetupMailBodyProps) {
  const { service, userId, linkUrl, deadline, notMeUrl } = data;
  const facts = [
    { label: texts.labels.serviceId, value: [service.serviceId] },
    { label: texts.labels.userId, value: [groupedUserId(userId)] },
    { label: texts.labels.deadline, value: texts.until(deadline) },
  ];
  return (
    <MailFrame service={service} texts={texts} title={text.title} lead={text.lead(service.name[texts.locale])}>
      <Steps steps={text.steps} />
      <Facts facts={facts} />
      <Action href={linkUrl} label={text.action} inWords={texts.linkInWords} />
      {notMeUrl && (
        <div style={{ marginTop: '24px' }}>
          <Paragraph quiet>{text.notMe}</Paragraph>
          <PlainLink href={notMeUrl} />
        </div>
      )}
    </MailFrame>
  );
}
