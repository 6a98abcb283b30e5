import type { MailTexts } from '../texts/mail-texts.js';
import { Action, Paragraph } from './parts.js';

interface NotMeProps {
  readonly texts: MailTexts;
  readonly service: string;
  readonly warning: string;
  readonly url: string | null;
}

/** The way to say "this was not me", as the one thing to do in a mail that only tells. */
export function NotMe({ texts, service, warning, url }: NotMeProps) {
  if (url === null) return <Paragraph>{texts.callBank(service)}</Paragraph>;
  return (
    <>
      <Paragraph>{warning}</Paragraph>
      <Action href={url} label={texts.reportNotMe} inWords={texts.linkInWords} />
    </>
  );
}
