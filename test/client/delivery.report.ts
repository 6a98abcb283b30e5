import { testStack } from '../harness/stack.js';
import { SmtpDialogue } from './smtp.dialogue.js';

export interface Report {
  readonly action: 'failed' | 'delayed' | 'delivered';
  readonly status: string;
}

export const BOUNCE: Report = { action: 'failed', status: '5.1.1' };
export const DELAY: Report = { action: 'delayed', status: '4.4.1' };

/** As a mail server writes it (RFC 3464, appendix E), with the address and the words that must not be kept. */
export function reportMessage({ action, status }: Report, mailAddress: string): string {
  return [
    'From: Mail Delivery System <MAILER-DAEMON@mx.example.jp>',
    'Subject: Delivery Status Notification',
    'MIME-Version: 1.0',
    'Content-Type: multipart/report; report-type=delivery-status; boundary="r"',
    '',
    `--r\r\nContent-Type: text/plain\r\n\r\nYour message to <${mailAddress}>: ${action}.`,
    '--r\r\nContent-Type: message/delivery-status\r\n',
    'Reporting-MTA: dns; mx.example.jp\r\n',
    `Final-Recipient: rfc822; ${mailAddress}`,
    `Action: ${action}\r\nStatus: ${status}\r\nDiagnostic-Code: smtp; 550 <${mailAddress}> user unknown`,
    '--r\r\nContent-Type: message/rfc822\r\n\r\nSubject: returned\r\n\r\nbody',
    '--r--',
  ].join('\r\n');
}

/** Hands a message in where mails come back; the last reply. */
export async function sendBack(returnPath: string, message: string, sender = ''): Promise<string> {
  const dialogue = await SmtpDialogue.begin(testStack().bouncePort);
  const reply = await dialogue.sayAll(
    'EHLO mx.example.jp',
    `MAIL FROM:<${sender}>`,
    `RCPT TO:<${returnPath}>`,
    'DATA',
    `${message}\r\n.`,
  );
  dialogue.end();
  return reply;
}
