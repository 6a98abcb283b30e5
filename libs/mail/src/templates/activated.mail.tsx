import { MailFrame } from './mail-frame.js';
import { NotMe } from './not-me.js';
import { Facts } from './parts.js';
import type { TemplateProps } from './template.js';

export function ActivatedMail({ data, texts }: TemplateProps<'activated'>) {
  const { service, activatedAt, notMeUrl } = data;
  const name = service.name[texts.locale];
  const text = texts.mails.activated;
  const facts = [
    { label: texts.labels.serviceId, value: [service.serviceId] },
    { label: texts.labels.activatedAt, value: texts.moment(activatedAt) },
  ];
  return (
    <MailFrame service={service} texts={texts} title={text.title} lead={text.lead(name)}>
      <Facts facts={facts} />
      <NotMe texts={texts} service={name} warning={text.notMe} url={notMeUrl} />
    </MailFrame>
  );
}
