import { groupedUserId } from './grouped-user-id.js';
import { MailFrame } from './mail-frame.js';
import { NotMe } from './not-me.js';
import { Facts, Paragraph } from './parts.js';
import type { TemplateProps } from './template.js';

export function OtherDeviceMail({ data, texts }: TemplateProps<'other-device'>) {
  const { service, userId, attemptedAt, notMeUrl } = data;
  const name = service.name[texts.locale];
  const text = texts.mails['other-device'];
  const facts = [
    { label: texts.labels.serviceId, value: [service.serviceId] },
    { label: texts.labels.userId, value: [groupedUserId(userId)] },
    { label: texts.labels.attemptedAt, value: texts.moment(attemptedAt) },
  ];
  return (
    <MailFrame service={service} texts={texts} title={text.title} lead={text.lead(name)}>
      <Facts facts={facts} />
      <Paragraph>{text.wasMe}</Paragraph>
      <NotMe texts={texts} service={name} warning={text.notMe} url={notMeUrl} />
    </MailFrame>
  );
}
