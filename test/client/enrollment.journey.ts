import { randomInt, randomUUID } from 'node:crypto';
import { testStack } from '../harness/stack.js';
import type { Enrollment, EnrollmentState } from './contract.types.js';
import { bodyOf } from './http.answer.js';
import { InboxClient, type Invitation } from './inbox.client.js';
import { PhoneClient, type PhoneOptions } from './phone.client.js';
import { type IssueBody, PortalClient } from './portal.client.js';
import type { SoftToken } from './soft.token.js';
import { until } from './until.js';

interface SignedIn {
  readonly loginId: string;
  readonly portal: PortalClient;
}

interface Issued extends SignedIn {
  readonly mailAddress: string;
  readonly startPassword: string;
  readonly enrollment: Enrollment;
}

export interface Invited extends Issued {
  readonly invitation: Invitation;
}

export interface SetUp extends Invited {
  readonly phone: PhoneClient;
  readonly token: SoftToken;
}

export const newPhone = (options?: PhoneOptions): Promise<PhoneClient> =>
  PhoneClient.create(testStack().tokenSiteUrl, options);
export const inbox = (): InboxClient => new InboxClient(testStack().inboxUrl);

/** Mail budgets count by destination, so nobody shares one by accident. */
export function newMailAddress(): string {
  return `${randomUUID()}@example.jp`;
}

/** Neither a run nor a repetition, whatever the last digits are. */
export function newStartPassword(): string {
  return `4719${String(randomInt(100)).padStart(2, '0')}`;
}

export function issueBody(
  mailAddress: string = newMailAddress(),
  startPassword: string = newStartPassword(),
): IssueBody {
  return { mailAddress, mailAddressConfirmation: mailAddress, startPassword, startPasswordConfirmation: startPassword };
}

/** The enrollment, as soon as it is in this state. */
export function waitForState(portal: PortalClient, state: EnrollmentState): Promise<Enrollment> {
  return until(`state ${state}`, async () => {
    const enrollment = bodyOf(await portal.latest());
    return enrollment.state === state ? enrollment : undefined;
  });
}

async function signedIn(loginId: string): Promise<SignedIn> {
  const portal = new PortalClient(testStack().portalUrl);
  await portal.logIn(loginId);
  return { loginId, portal };
}

async function issued(loginId: string, body: IssueBody = issueBody()): Promise<Issued> {
  const customer = await signedIn(loginId);
  const enrollment = bodyOf(await customer.portal.issue(body), 201);
  const { mailAddress, startPassword } = body;
  return { ...customer, mailAddress, startPassword, enrollment };
}

async function awaitingProvisioning(loginId: string, body?: IssueBody): Promise<Invited> {
  const customer = await issued(loginId, body);
  const invitation = await inbox().waitForInvitation(customer.mailAddress, customer.enrollment.userId);
  const enrollment = await waitForState(customer.portal, 'AWAITING_PROVISIONING');
  return { ...customer, invitation, enrollment };
}

async function awaitingConfirmation(loginId: string, withPhone?: PhoneClient): Promise<SetUp> {
  const customer = await awaitingProvisioning(loginId);
  const phone = withPhone ?? (await newPhone());
  const token = await phone.setUp(customer.invitation, customer.startPassword);
  const enrollment = await waitForState(customer.portal, 'AWAITING_CONFIRMATION');
  return { ...customer, phone, token, enrollment };
}

async function active(loginId: string, withPhone?: PhoneClient): Promise<SetUp> {
  const customer = await awaitingConfirmation(loginId, withPhone);
  const enrollment = bodyOf(await customer.portal.confirm({ otp: customer.token.code() }));
  return { ...customer, enrollment };
}

/** Takes a fresh customer as far as a test needs. */
export const enrollTo = { signedIn, issued, awaitingProvisioning, awaitingConfirmation, active };
