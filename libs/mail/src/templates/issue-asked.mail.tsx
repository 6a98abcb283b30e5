import { MailFrame } from './mail-frame.js';
import { NotMe } from './not-me.js';
import { Facts, Paragraph } from './parts.js';
import type { TemplateProps } from './template.js';

/** To the address that the bank already knew. Never names the other one: its owner is not this reader. */
export function IssueAskedMail({ data, texts }: TemplateProps<'issue-asked'>) {
  const { service, askedAt, notMeUrl } = data;
  const name = service.name[texts.locale];
  const text = texts.mails['issue-asked'];
  const facts = [
    { label: texts.labels.serviceId, value: [service.serviceId] },
    { label: texts.labels.askedAt, value: texts.moment(askedAt) },
  ];
  return (
    <MailFrame service={service} texts={texts} title={text.title} lead={text.lead(name)}>
      <Facts facts={facts} />
      <Paragraph>{text.wasMe}</Paragraph>
      <NotMe texts={texts} service={name} warning={text.notMe} url={notMeUrl} />
    </MailFrame>
  );
}
