import { SetupMailBody } from './setup.mail.js';
import type { TemplateProps } from './template.js';

export function TokenIssueMail({ data, texts }: TemplateProps<'token-issue'>) {
  return <SetupMailBody data={data} texts={texts} text={texts.mails['token-issue']} />;
}
