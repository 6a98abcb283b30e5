import { MailFrame } from './mail-frame.js';
import { Facts, Paragraph } from './parts.js';
import type { TemplateProps } from './template.js';

/** Sends its reader to no page: what is left to do is done by telephone. */
export function SuspendedMail({ data, texts }: TemplateProps<'suspended'>) {
  const { service, suspendedAt } = data;
  const name = service.name[texts.locale];
  const text = texts.mails.suspended;
  const facts = [
    { label: texts.labels.serviceId, value: [service.serviceId] },
    { label: texts.labels.suspendedAt, value: texts.moment(suspendedAt) },
  ];
  return (
    <MailFrame service={service} texts={texts} title={text.title} lead={text.lead(name)}>
      <Facts facts={facts} />
      <Paragraph>{text.next(name)}</Paragraph>
      <Paragraph>{texts.callBank(name)}</Paragraph>
    </MailFrame>
  );
}
