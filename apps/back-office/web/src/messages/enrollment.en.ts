import type { SameKeys } from '@enrollment/look';
import type { enrollmentJa, mailJa, stateJa } from './enrollment.ja.js';

export const enrollmentEn: SameKeys<typeof enrollmentJa> = {
  back: 'To the stuck ones',
  title: 'Set-up of {{loginId}}',
  since: 'Since:',
  nextStep: 'Next:',
  clockFast: 'The phone’s clock is about {{offset}} fast.',
  clockSlow: 'The phone’s clock is about {{offset}} slow.',
  facts: 'Where it stands',
  state: 'State',
  hold: 'Hold',
  onHold: 'Issuing is on hold, because somebody said that it was not them',
  loginId: 'Login ID',
  serviceId: 'Service ID',
  userId: 'User ID',
  id: 'Enrollment ID',
  generation: 'Issues',
  mailAddress: 'Mail address',
  erased: 'erased',
  mail: 'Mail',
  resends: 'Resends left',
  linkOpened: 'Link opened',
  provisioned: 'App set up',
  device: 'Kind of phone',
  startPasswordTries: 'Start password tries left',
  otpTries: 'One-time password tries left',
  activated: 'Confirmed',
  deadline: 'Deadline',
  notYet: 'not yet',
};

export const stateEn: SameKeys<typeof stateJa> = {
  ISSUING: 'Issuing',
  AWAITING_PROVISIONING: 'Waiting for the app',
  AWAITING_CONFIRMATION: 'Waiting for confirmation',
  LOCKED: 'Locked',
  ACTIVE: 'Active',
  EXPIRED: 'Expired',
  CANCELLED: 'Cancelled',
};

export const mailEn: SameKeys<typeof mailJa> = {
  sending: 'being sent',
  accepted: 'accepted',
  delayed: 'delayed',
  bounced: 'bounced',
  failed: 'not sent',
};
