import { groupedUserId } from './grouped-user-id.js';
import { MailFrame } from './mail-frame.js';
import { Action, Facts, Paragraph } from './parts.js';
import type { TemplateProps } from './template.js';

export function LockedMail({ data, texts }: TemplateProps<'locked'>) {
  const { service, userId, cause, deadline, portalUrl } = data;
  const text = texts.mails.locked;
  const facts = [
    { label: texts.labels.serviceId, value: [service.serviceId] },
    { label: texts.labels.userId, value: [groupedUserId(userId)] },
    ...(deadline === null ? [] : [{ label: texts.labels.deadline, value: texts.until(deadline) }]),
  ];
  return (
    <MailFrame service={service} texts={texts} title={text.title} lead={text.lead(service.name[texts.locale])}>
      <Paragraph>{text.next[cause]}</Paragraph>
      <Facts facts={facts} />
      <Action href={portalUrl} label={texts.openPortal} inWords={texts.linkInWords} />
    </MailFrame>
  );
}
