import { SetupMailBody } from './setup.mail.js';
import type { TemplateProps } from './template.js';

export function ReminderMail({ data, texts }: TemplateProps<'reminder'>) {
  return <SetupMailBody data={data} texts={texts} text={texts.mails.reminder} />;
}
