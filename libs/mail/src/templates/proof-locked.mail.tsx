import { MailFrame } from './mail-frame.js';
import { Facts, Paragraph } from './parts.js';
import type { TemplateProps } from './template.js';

/** Sends its reader to no page: what is left to do is done by telephone. */
export function ProofLockedMail({ data, texts }: TemplateProps<'proof-locked'>) {
  const { service, attemptedAt } = data;
  const name = service.name[texts.locale];
  const text = texts.mails['proof-locked'];
  const facts = [
    { label: texts.labels.serviceId, value: [service.serviceId] },
    { label: texts.labels.attemptedAt, value: texts.moment(attemptedAt) },
  ];
  return (
    <MailFrame service={service} texts={texts} title={text.title} lead={text.lead(name)}>
      <Facts facts={facts} />
      <Paragraph>{text.next(name)}</Paragraph>
      <Paragraph>{text.notMe(name)}</Paragraph>
    </MailFrame>
  );
}
