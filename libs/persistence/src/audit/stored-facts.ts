import { type AttemptKind, isInvitation, isUnsent } from '@enrollment/domain';
import type { Enrollment } from '../entities/enrollment.entity.js';
import type { Generation } from '../entities/generation.entity.js';
import type { Mail } from '../entities/mail.entity.js';
import type { Token } from '../entities/token.entity.js';
import { type Fact, type Facts, ofGeneration, ofMail, UNDER_WAY } from './facts.js';

/** The tries of one generation that turned out wrong. */
export interface WrongTries {
  readonly enrollmentId: string;
  readonly generation: number;
  readonly kind: AttemptKind;
  readonly count: number;
}

/** An enrollment's rows, of one moment. */
export interface StoredEnrollment {
  readonly row: Enrollment;
  readonly generations: readonly Generation[];
  readonly mails: readonly Mail[];
  readonly tokens: readonly Token[];
  readonly wrongTries: readonly WrongTries[];
}

const moment = (at: Date | null): string | null => at?.toISOString() ?? null;

const COUNTED_AS = {
  'start-password': 'wrongStartPasswords',
  otp: 'wrongOtps',
  'replacement-otp': 'wrongReplacementOtps',
} as const satisfies Record<AttemptKind, string>;

function addGeneration(facts: Facts, generation: Generation): void {
  const { number, supersededAt, linkOpenedAt, provisionedAt, clockOffsetSeconds } = generation;
  for (const [name, at] of Object.entries({ supersededAt, linkOpenedAt, provisionedAt }))
    facts.set(ofGeneration(number, name as 'linkOpenedAt'), moment(at));
  facts.set(ofGeneration(number, 'clockOffsetSeconds'), clockOffsetSeconds);
  facts.set(ofGeneration(number, 'token'), null);
  for (const counter of Object.values(COUNTED_AS)) facts.set(ofGeneration(number, counter), 0);
}

/** Invitations are told of from the start; other mails when a server has taken them or will not. */
function addMail(facts: Facts, mail: Mail): void {
  const isUnderWay = isUnsent(mail.status);
  if ((isUnderWay || mail.status === 'void') && !isInvitation(mail.kind)) return;
  facts.set(ofMail(mail), isUnderWay ? UNDER_WAY : mail.status);
}

/** What the rows of an enrollment say, but for times that only follow from others. */
export function storedFacts({ row, generations, mails, tokens, wrongTries }: StoredEnrollment): Facts {
  const facts: Facts = new Map<string, Fact>([
    ['state', row.state],
    ['lockedFrom', row.lockedFrom],
    ['generation', row.generation],
    ['deadline', moment(row.deadline)],
    ['extendedSeconds', row.extendedSeconds],
    ['activatedAt', moment(row.activatedAt)],
    ['failingSince', moment(row.failingSince)],
    ['processFailingSince', moment(row.processFailingSince)],
  ]);
  for (const generation of generations) addGeneration(facts, generation);
  for (const mail of mails) addMail(facts, mail);
  for (const token of tokens) facts.set(ofGeneration(token.generation, 'token'), token.status);
  for (const { generation, kind, count } of wrongTries) facts.set(ofGeneration(generation, COUNTED_AS[kind]), count);
  return facts;
}
