import { MailFrame } from './mail-frame.js';
import { Facts, Paragraph } from './parts.js';
import type { TemplateProps } from './template.js';

/** Sends its reader to no page: what is left to do is done by telephone. */
export function RepudiatedMail({ data, texts }: TemplateProps<'repudiated'>) {
  const { service, reportedAt } = data;
  const name = service.name[texts.locale];
  const text = texts.mails.repudiated;
  const facts = [
    { label: texts.labels.serviceId, value: [service.serviceId] },
    { label: texts.labels.reportedAt, value: texts.moment(reportedAt) },
  ];
  return (
    <MailFrame service={service} texts={texts} title={text.title} lead={text.lead(name)}>
      <Facts facts={facts} />
      <Paragraph>{text.next(name)}</Paragraph>
      <Paragraph>{text.notReported(name)}</Paragraph>
    </MailFrame>
  );
}
