import { DEFAULT_POLICY, type StuckReason } from '@enrollment/domain';
import { DELAY, reportMessage, sendBack } from '../client/delivery.report.js';
import { enrollTo, issueBody, newMailAddress, newPhone, type SetUp } from '../client/enrollment.journey.js';
import { bodyOf } from '../client/http.answer.js';
import type { PortalClient } from '../client/portal.client.js';
import type { Database } from './database.js';
import { startPart, stopPart } from './stack.js';

/** How soon an enrollment is stuck under the policy of these tests. */
export const STUCK_AFTER_SECONDS = 3;
export const SKEW_SECONDS = 95;
const WRONG_START_PASSWORD = '83629047';

/** Patience of seconds, and budgets that let few customers begin often. */
export const IMPATIENT = {
  ...DEFAULT_POLICY,
  issuesPerDay: 20,
  startPasswordTriesPerDay: 50,
  otpTriesPerDay: 50,
  stuckThresholds: {
    mailNotSentSeconds: STUCK_AFTER_SECONDS,
    linkNotOpenedSeconds: STUCK_AFTER_SECONDS,
    setupNotStartedSeconds: STUCK_AFTER_SECONDS,
    confirmationNotStartedSeconds: STUCK_AFTER_SECONDS,
    startPasswordFailing: 3,
    otpFailing: 2,
  },
};

interface Customer {
  readonly portal: PortalClient;
}
type Cause = (loginId: string) => Promise<Customer>;

/** What makes an enrollment stuck for each reason, done as it happens. */
export function stuckCauses(database: Database) {
  async function wrongStartPasswords(loginId: string, count: number) {
    const customer = await enrollTo.awaitingProvisioning(loginId);
    const phone = await newPhone();
    const type = () => phone.provision(customer.invitation, WRONG_START_PASSWORD);
    for (let typed = 0; typed < count; typed += 1) await type();
    return { ...customer, typeAgain: type };
  }

  async function wrongOtps(loginId: string, count: number): Promise<SetUp & { typeAgain(): Promise<unknown> }> {
    const customer = await enrollTo.awaitingConfirmation(loginId);
    const codes = customer.token.wrongCodes();
    const type = () => customer.portal.confirm({ otp: codes.next().value ?? '' });
    for (let typed = 0; typed < count; typed += 1) await type();
    return { ...customer, typeAgain: type };
  }

  return {
    /** The mail server stays away until somebody starts it again. */
    MAIL_NOT_SENT: async (loginId: string) => {
      await stopPart('maildev');
      return enrollTo.issued(loginId);
    },
    MAIL_DELAYED: async (loginId: string) => {
      const customer = await enrollTo.awaitingProvisioning(loginId);
      await sendBack(customer.invitation.mail.envelope.from.address, reportMessage(DELAY, customer.mailAddress));
      return customer;
    },
    /** Old carriers take two dots in a row; the mail catcher of this stack answers 5xx to RCPT. */
    MAIL_BOUNCED: async (loginId: string) => {
      const customer = await enrollTo.signedIn(loginId);
      bodyOf(await customer.portal.issue(issueBody(newMailAddress().replace('-', '..'))), 201);
      return customer;
    },
    LINK_NOT_OPENED: (loginId: string) => enrollTo.awaitingProvisioning(loginId),
    SETUP_NOT_STARTED: async (loginId: string) => {
      const customer = await enrollTo.awaitingProvisioning(loginId);
      bodyOf(await (await newPhone()).openLink(customer.invitation.linkCode));
      return customer;
    },
    START_PASSWORD_FAILING: (loginId: string) => wrongStartPasswords(loginId, 3),
    START_PASSWORD_LOCKED: (loginId: string) => wrongStartPasswords(loginId, 5),
    CLOCK_SKEW: async (loginId: string) =>
      enrollTo.awaitingConfirmation(loginId, await newPhone({ clockOffsetSeconds: SKEW_SECONDS })),
    CONFIRMATION_NOT_STARTED: (loginId: string) => enrollTo.awaitingConfirmation(loginId),
    OTP_FAILING: (loginId: string) => wrongOtps(loginId, 2),
    OTP_LOCKED: (loginId: string) => wrongOtps(loginId, 5),
    EXPIRED_NOT_REISSUED: async (loginId: string) => {
      const brief = { businessDayEnd: null, reminderPercent: null, provisioningDeadlineSeconds: 4 };
      const restore = await database.usePolicy({ ...IMPATIENT, ...brief });
      try {
        return await enrollTo.issued(loginId);
      } finally {
        await restore();
      }
    },
    /** What the face has sealed is spoilt before the worker sees it. */
    ENGINE_FAILING: async (loginId: string) => {
      await stopPart('worker');
      const customer = await enrollTo.issued(loginId);
      await database.spoilSealedStartPassword(customer.enrollment.id);
      await startPart('worker');
      return customer;
    },
  } as const satisfies Record<StuckReason, Cause>;
}
