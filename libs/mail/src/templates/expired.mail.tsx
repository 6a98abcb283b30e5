import { groupedUserId } from './grouped-user-id.js';
import { MailFrame } from './mail-frame.js';
import { Action, Facts, Paragraph } from './parts.js';
import type { TemplateProps } from './template.js';

export function ExpiredMail({ data, texts }: TemplateProps<'expired'>) {
  const { service, userId, expiredAt, portalUrl } = data;
  const text = texts.mails.expired;
  const facts = [
    { label: texts.labels.serviceId, value: [service.serviceId] },
    { label: texts.labels.userId, value: [groupedUserId(userId)] },
    { label: texts.labels.expiredAt, value: texts.moment(expiredAt) },
  ];
  return (
    <MailFrame service={service} texts={texts} title={text.title} lead={text.lead(service.name[texts.locale])}>
      <Facts facts={facts} />
      <Paragraph>{text.next}</Paragraph>
      <Action href={portalUrl} label={texts.openPortal} inWords={texts.linkInWords} />
    </MailFrame>
  );
}
