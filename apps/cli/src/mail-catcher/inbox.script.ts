const FRAME = 'sandbox:"allow-same-origin"';
const WITH_POPUPS = 'sandbox:"allow-same-origin allow-popups allow-popups-to-escape-sandbox"';

/** The address of the one script of MailDev's page. @throws Error when there is none */
export function scriptPath(page: string): string {
  const path = /<script [^>]*src="\.(\/assets\/[^"]+\.js)"/.exec(page)?.[1];
  if (path === undefined) throw new Error('the inbox names no script; see how this version of MailDev begins its page');
  return path;
}

/**
 * MailDev shows a mail in a frame that may open nothing, so that a click on its links does nothing. Here they open
 * windows of their own, which the limits of the frame do not reach.
 * @throws Error when the frame is not found, as in another version of MailDev
 */
export function withWorkingLinks(script: string): string {
  const [before, after, ...others] = script.split(FRAME);
  if (before === undefined || after === undefined || others.length > 0)
    throw new Error('the frame of the mails is not found in the inbox; see how this version of MailDev shows a mail');
  return `${before}${WITH_POPUPS}${after}`;
}
