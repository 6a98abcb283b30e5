import {
  type EnginePart,
  type EventType,
  INVITATIONS,
  type MailStatus,
  TRANSITIONS,
  type Transition,
} from '@enrollment/domain';
import { FAILING_COLUMN } from '../engine-mark.js';
import type { EnrollmentEvent } from '../entities/event.entity.js';
import { type Fact, type Facts, type NamedMail, OF_GENERATION, ofGeneration, ofMail, UNDER_WAY } from './facts.js';

type Tells = (facts: Facts, event: EnrollmentEvent) => void;

const PERHAPS_UNDER_WAY = new RegExp(`^mail (${INVITATIONS.join('|')}) `);

function voidInvitations(facts: Facts): void {
  for (const [name, fact] of facts) if (fact === UNDER_WAY && PERHAPS_UNDER_WAY.test(name)) facts.set(name, 'void');
}

function count(facts: Facts, name: string): void {
  facts.set(name, Number(facts.get(name)) + 1);
}

function sendInvitation(facts: Facts, generation: number, kind: NamedMail['kind'], number: number): void {
  facts.set(ofMail({ generation, kind, number, recipient: 'typed' }), UNDER_WAY);
}

/** What an issue and a reissue begin. */
const begin: Tells = (facts, { generation, data }) => {
  facts.set('generation', generation);
  facts.set('deadline', data.deadline ?? null);
  for (const [name, fact] of Object.entries(OF_GENERATION))
    facts.set(ofGeneration(generation, name as keyof typeof OF_GENERATION), fact);
  sendInvitation(facts, generation, 'token-issue', 1);
};

function endPendingToken(facts: Facts): void {
  const token = ofGeneration(Number(facts.get('generation')), 'token');
  if (facts.get(token) === 'pending') facts.set(token, 'void');
}

const end: Tells = (facts) => {
  endPendingToken(facts);
  voidInvitations(facts);
};

const reissue: Tells = (facts, event) => {
  end(facts, event);
  facts.set(ofGeneration(event.generation - 1, 'supersededAt'), event.at.toISOString());
  facts.set(FAILING_COLUMN.step, null);
  begin(facts, event);
};

const provision: Tells = (facts, { generation, data, at }) => {
  facts.set('deadline', data.deadline ?? null);
  facts.set(ofGeneration(generation, 'provisionedAt'), at.toISOString());
  facts.set(ofGeneration(generation, 'clockOffsetSeconds'), data.clockOffsetSeconds ?? null);
  facts.set(ofGeneration(generation, 'token'), 'pending');
};

/** A right start password that was refused for another reason has a code, and stays uncounted. */
const rejectStartPassword: Tells = (facts, { generation, data }) => {
  if (data.code === undefined) count(facts, ofGeneration(generation, 'wrongStartPasswords'));
};

/** So has an OTP that came twice or too late. */
const rejectOtp: Tells = (facts, { generation, data }) => {
  if (data.code !== undefined) return;
  if (data.of === 'replacement') return count(facts, ofGeneration(generation, 'wrongReplacementOtps'));
  count(facts, ofGeneration(generation, 'wrongOtps'));
  if (data.clockOffsetSeconds !== undefined)
    facts.set(ofGeneration(generation, 'clockOffsetSeconds'), data.clockOffsetSeconds ?? null);
};

const activate: Tells = (facts, event) => {
  voidInvitations(facts);
  facts.set('activatedAt', event.at.toISOString());
  facts.set(ofGeneration(event.generation, 'token'), 'active');
};

/** A mail that has come back was taken, whatever is told of the dialogue afterwards. */
const mail =
  (status: MailStatus): Tells =>
  (facts, { generation, data }) => {
    const name = ofMail({ generation, ...data } as NamedMail);
    if (facts.get(name) !== 'bounced') facts.set(name, status);
  };

const token =
  (status: string): Tells =>
  (facts, { generation }) => {
    facts.set(ofGeneration(generation, 'token'), status);
  };

const nothing: Tells = () => undefined;

/** What each event means beside the state that it moves to. */
const TELLS: Record<EventType, Tells> = {
  'enrollment.issued': begin,
  'mail.accepted': mail('accepted'),
  'mail.delayed': mail('delayed'),
  'mail.bounced': mail('bounced'),
  'mail.failed': mail('failed'),
  'mail.resent': (facts, { generation, data }) => {
    voidInvitations(facts);
    sendInvitation(facts, generation, 'token-issue', Number(data.number));
  },
  'link.opened': (facts, { generation, at }) => {
    facts.set(ofGeneration(generation, 'linkOpenedAt'), at.toISOString());
  },
  'provisioning.rejected': rejectStartPassword,
  provisioned: provision,
  'confirmation.rejected': rejectOtp,
  activated: activate,
  locked: nothing,
  unlocked: nothing,
  extended: (facts, { data }) => {
    facts.set('extendedSeconds', Number(facts.get('extendedSeconds')) + Number(data.seconds));
    facts.set('deadline', data.deadline ?? null);
  },
  reissued: reissue,
  reminded: (facts, { generation }) => sendInvitation(facts, generation, 'reminder', 1),
  expired: end,
  cancelled: end,
  // Told by the enrollment that replaced it.
  'token.replaced': nothing,
  'token.suspended': token('suspended'),
  'token.resumed': token('active'),
  'token.revoked': token('revoked'),
  'token.repudiated': nothing,
  'token.case-closed': nothing,
  'engine.failing': (facts, { data, at }) => {
    facts.set(FAILING_COLUMN[data.part as EnginePart], at.toISOString());
  },
  'engine.recovered': (facts, { data }) => {
    facts.set(FAILING_COLUMN[data.part as EnginePart], null);
  },
  'engine.retried': (facts) => {
    facts.set(FAILING_COLUMN.step, null);
  },
};

const MOVES: readonly Transition[] = Object.values(TRANSITIONS);

/** Mails are accepted in any state; only the first of what is awaited moves it. */
function isNotice({ type, generation, data }: EnrollmentEvent, facts: Facts): boolean {
  const isAwaited = data.kind === 'token-issue' && generation === facts.get('generation');
  return type === 'mail.accepted' && !(isAwaited && facts.get('state') === 'ISSUING');
}

function move(facts: Facts, event: EnrollmentEvent): void {
  const moves = MOVES.filter((transition) => transition.event === event.type);
  if (moves.length === 0 || isNotice(event, facts)) return;
  const state = facts.get('state') ?? null;
  const taken = moves.find(({ from }) => (state === null ? from.length === 0 : from.some((one) => one === state)));
  // What the table does not have cannot have happened: no row stands where this says.
  facts.set('state', taken?.to ?? `${event.type} out of ${state}`);
  facts.set('lockedFrom', taken?.to === 'LOCKED' ? state : null);
}

/** Folds an enrollment's events, in the order of their numbers, into what they say of its rows. */
export function toldFacts(events: readonly EnrollmentEvent[]): Facts {
  const facts: Facts = new Map<string, Fact>([
    ['activatedAt', null],
    ['extendedSeconds', 0],
    [FAILING_COLUMN.step, null],
    [FAILING_COLUMN.process, null],
  ]);
  for (const event of events) {
    move(facts, event);
    TELLS[event.type](facts, event);
  }
  return facts;
}
