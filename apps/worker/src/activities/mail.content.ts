import type { MailKind } from '@enrollment/domain';
import { linkCode, linkCodeHash, notMeCode } from '@enrollment/keys';
import { type ComposedMail, composeMail, type LockedMail, type MailService } from '@enrollment/mail';
import { Injectable } from '@nestjs/common';
import { WorkerKeys } from '../worker-keys.js';
import { WorkerSettings } from '../worker-settings.js';
import type { ClaimedMail } from './mail.ledger.js';

function serviceOf(mail: ClaimedMail): MailService {
  return { serviceId: mail.serviceId, name: { ja: mail.serviceNameJa, en: mail.serviceNameEn }, accent: mail.accent };
}

/** Puts what the database knows into the words of a mail. */
@Injectable()
export class MailContent {
  constructor(
    private readonly keys: WorkerKeys,
    private readonly settings: WorkerSettings,
  ) {}

  compose(mail: ClaimedMail): Promise<ComposedMail> {
    return this.writers[mail.kind](mail);
  }

  /** What the ledger holds of the code in a mail's "this was not me" link. */
  notMeCodeHash(mailId: string): Buffer {
    return Buffer.from(linkCodeHash(notMeCode(this.keys.ring.linkKey, mailId)), 'base64url');
  }

  private readonly writers: Record<MailKind, (mail: ClaimedMail) => Promise<ComposedMail>> = {
    'token-issue': (mail) => composeMail('token-issue', this.setup(mail), mail.locale),
    reminder: (mail) => composeMail('reminder', this.setup(mail), mail.locale),
    'issue-asked': (mail) =>
      composeMail(
        'issue-asked',
        { service: serviceOf(mail), askedAt: mail.createdAt, notMeUrl: this.notMeUrl(mail) },
        mail.locale,
      ),
    'other-device': (mail) =>
      composeMail(
        'other-device',
        { service: serviceOf(mail), userId: mail.userId, attemptedAt: mail.createdAt, notMeUrl: this.notMeUrl(mail) },
        mail.locale,
      ),
    locked: (mail) => composeMail('locked', { ...this.ending(mail), ...lockOf(mail) }, mail.locale),
    expired: (mail) => composeMail('expired', { ...this.ending(mail), expiredAt: mail.deadline }, mail.locale),
    activated: (mail) =>
      composeMail(
        'activated',
        { service: serviceOf(mail), activatedAt: mail.createdAt, notMeUrl: this.notMeUrl(mail) },
        mail.locale,
      ),
    suspended: (mail) =>
      composeMail('suspended', { service: serviceOf(mail), suspendedAt: mail.createdAt }, mail.locale),
    repudiated: (mail) =>
      composeMail('repudiated', { service: serviceOf(mail), reportedAt: mail.createdAt }, mail.locale),
    'proof-locked': (mail) =>
      composeMail('proof-locked', { service: serviceOf(mail), attemptedAt: mail.createdAt }, mail.locale),
  };

  private notMeUrl({ id }: ClaimedMail): string {
    return `${this.settings.values.TOKEN_SITE_PUBLIC_URL}/n/${notMeCode(this.keys.ring.linkKey, id)}`;
  }

  private setup(mail: ClaimedMail) {
    const code = linkCode(this.keys.ring.linkKey, mail.generationId);
    const linkUrl = `${this.settings.values.TOKEN_SITE_PUBLIC_URL}/d/${code}`;
    return {
      service: serviceOf(mail),
      userId: mail.userId,
      deadline: mail.deadline,
      linkUrl,
      notMeUrl: this.notMeUrl(mail),
    };
  }

  private ending(mail: ClaimedMail) {
    return { service: serviceOf(mail), userId: mail.userId, portalUrl: this.settings.values.PORTAL_PUBLIC_URL };
  }
}

/** Of the generation that was locked, which may be unlocked or superseded by the time that a server takes the mail. */
function lockOf({ provisionedAt, supersededAt, deadline }: ClaimedMail): Pick<LockedMail, 'cause' | 'deadline'> {
  return {
    cause: provisionedAt === null ? 'start-password' : 'otp',
    deadline: supersededAt === null ? deadline : null,
  };
}
