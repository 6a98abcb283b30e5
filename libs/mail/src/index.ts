export { type ComposedMail, composeMail } from './compose-mail.js';
export type {
  ActivatedMail,
  ExpiredMail,
  IssueAskedMail,
  Localized,
  LockedMail,
  MailData,
  MailLocale,
  MailService,
  OtherDeviceMail,
  RepudiatedMail,
  SetupMail,
  SuspendedMail,
} from './mail-data.js';
export { type MailIdentity, messageId } from './message-id.js';
export { type DeliveryReport, readDeliveryReport } from './report/delivery-report.js';
export {
  type DkimKey,
  type Mailbox,
  MailTransport,
  type MailTransportOptions,
  type OutgoingMail,
} from './smtp/mail.transport.js';
export type { SendOutcome } from './smtp/send-outcome.js';
export type { SmtpEnvelope, SmtpTimeouts } from './smtp/smtp-dialogue.js';
export { type SmtpServerSettings, smtpServerFromUrl } from './smtp/smtp-server.settings.js';
