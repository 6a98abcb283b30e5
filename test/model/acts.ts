import { expect } from '@jest/globals';
import type { AsyncCommand } from 'fast-check';
import { LONGEST_MAIL_PAUSE_SECONDS } from '../clocked/clocked.system.js';
import type { EnrollmentModel } from './enrollment.model.js';
import type { EnrollmentWorld } from './enrollment.world.js';

/** What a person does between two acts, and longer than the least interval of two mails. */
const BETWEEN_ACTS_SECONDS = 20;
/** The server's clock runs on while a sequence runs. */
const MARGIN_SECONDS = 120;
const TEN_MINUTES = 600;

/** Something done to the model and to the product, which must answer the same and end up the same. */
class Act implements AsyncCommand<EnrollmentModel, EnrollmentWorld> {
  constructor(
    private readonly name: string,
    private readonly expected: (model: EnrollmentModel) => string,
    private readonly act: (world: EnrollmentWorld, model: EnrollmentModel) => Promise<string>,
    private readonly isPossible: (model: EnrollmentModel) => boolean = () => true,
  ) {}

  check(model: Readonly<EnrollmentModel>): boolean {
    return (
      this.isPossible(model as EnrollmentModel) && isFarFromDeadline(model as EnrollmentModel, BETWEEN_ACTS_SECONDS)
    );
  }

  async run(model: EnrollmentModel, world: EnrollmentWorld): Promise<void> {
    await world.system.pass(BETWEEN_ACTS_SECONDS);
    model.pass(BETWEEN_ACTS_SECONDS);
    const code = await this.act(world, model);
    expect([this.name, code]).toEqual([this.name, this.expected(model)]);
    await world.system.settle();
    await expectSame(this.name, model, world);
  }

  toString(): string {
    return this.name;
  }
}

async function expectSame(
  after: string,
  { latest, pairs }: EnrollmentModel,
  { customer }: EnrollmentWorld,
): Promise<void> {
  const row = await customer.latest();
  const said = row && {
    state: row.state,
    generation: row.generation,
    startPasswordRemaining: row.attempts.startPasswordRemaining,
    otpRemaining: row.attempts.otpRemaining,
  };
  const due = latest && {
    state: latest.state,
    generation: latest.generation,
    startPasswordRemaining: 3 - (pairs.at(-1)?.wrong ?? 0),
    otpRemaining: 3 - latest.otpWrong,
  };
  expect([after, said]).toEqual([after, due]);
}

function isFarFromDeadline({ latest, isOpen, now }: EnrollmentModel, seconds: number): boolean {
  return !isOpen || Math.abs((latest?.deadline ?? 0) - now - seconds) > MARGIN_SECONDS;
}

const wasIssued = ({ latest }: EnrollmentModel): boolean => latest !== null;

function provisioning(which: 'newest' | 'older', phone: number, isRight: boolean): Act {
  const index = ({ pairs }: EnrollmentModel): number => pairs.length - (which === 'newest' ? 1 : 2);
  const name = `phone ${phone} types the ${isRight ? 'right' : 'wrong'} start password of the ${which} mail`;
  return new Act(
    name,
    (model) => {
      const pair = model.pairs[index(model)];
      return pair ? model.provision(pair, phone, isRight) : '';
    },
    (world, model) => world.provision(index(model), phone, isRight),
    (model) => index(model) >= 0,
  );
}

function mailServer(name: string, mood: EnrollmentModel['mood']): Act {
  return passing(
    name,
    () => LONGEST_MAIL_PAUSE_SECONDS,
    (model, world) => {
      world.system.mailServer.mood = mood;
      model.mailServer(mood);
    },
  );
}

/** Time passes, for the model first: what is due in it is due in the product when it rests. */
function passing(
  name: string,
  seconds: (model: EnrollmentModel) => number,
  before: (model: EnrollmentModel, world: EnrollmentWorld) => void = () => undefined,
): Act {
  return new Act(
    name,
    () => 'PASSED',
    async (world, model) => {
      const span = seconds(model);
      before(model, world);
      model.pass(span);
      await world.system.pass(span);
      return 'PASSED';
    },
    (model) => isFarFromDeadline(model, seconds(model) + BETWEEN_ACTS_SECONDS),
  );
}

/** Nobody outside may notice. While mails wait for their server an activity is under way, which holds the skipped time. */
function worker(name: string, act: (system: EnrollmentWorld['system']) => Promise<void>): Act {
  return new Act(
    name,
    () => 'UNNOTICED',
    async ({ system }) => {
      await act(system);
      return 'UNNOTICED';
    },
    ({ mood }) => mood !== 'away',
  );
}

/** The acts that lead somewhere come more often than those that put an end to it. */
const often = (act: Act): Act[] => [act, act, act];

/** Everything that people, machines and time can do to an enrollment. */
export const ACTS: readonly Act[] = [
  ...often(
    new Act(
      'customer issues',
      (model) => model.issue(),
      async (world) => world.keep(await world.customer.issue()),
    ),
  ),
  new Act(
    'customer reissues',
    (model) => model.reissue(),
    async (world) => world.keep(await world.customer.reissue()),
  ),
  new Act(
    'customer cancels',
    (model) => model.cancel('OK'),
    async (world) => (await world.customer.cancel()).code,
  ),
  new Act(
    'customer asks for the mail again',
    (model) => model.resend(),
    async (world) => (await world.customer.resend()).code,
  ),
  new Act(
    'customer types the right OTP',
    (model) => model.confirm(true),
    async (world) => (await world.customer.confirm(world.otp(true))).code,
  ),
  ...often(
    new Act(
      'customer types a wrong OTP',
      (model) => model.confirm(false),
      async (world) => (await world.customer.confirm(world.otp(false))).code,
    ),
  ),
  new Act(
    'customer types an OTP for another generation',
    () => 'ENROLLMENT.SUPERSEDED',
    async (world, { latest }) => (await world.customer.confirm(world.otp(true), (latest?.generation ?? 0) + 1)).code,
    wasIssued,
  ),
  ...often(provisioning('newest', 0, true)),
  provisioning('newest', 1, true),
  ...often(provisioning('newest', 0, false)),
  provisioning('older', 0, true),
  provisioning('older', 1, false),
  mailServer('mail server goes away', 'away'),
  mailServer('mail server refuses the address', 'refusing'),
  mailServer('mail server takes mails', 'taking'),
  new Act(
    'operator cancels',
    (model) => model.cancel('DONE'),
    (world) => world.customer.operatorActs('cancel'),
    wasIssued,
  ),
  new Act(
    'operator extends',
    (model) => model.extend(),
    (world) => world.customer.operatorActs('extend', { seconds: TEN_MINUTES }),
    wasIssued,
  ),
  new Act(
    'operators unlock',
    (model) => model.unlock(),
    (world) => world.customer.operatorsUnlock(),
    wasIssued,
  ),
  worker('another worker takes over', (system) => system.worker.restart()),
  worker('the next answer of an activity is lost', async (system) => system.worker.answerLoss.loseNext()),
  passing('ten minutes pass', () => TEN_MINUTES),
  passing('the deadline passes', ({ latest, now }) => (latest?.deadline ?? now) - now + 2 * MARGIN_SECONDS),
];
