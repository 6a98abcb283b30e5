import { type DataSource, type EntityManager, In, MoreThan } from 'typeorm';
import { Enrollment } from '../entities/enrollment.entity.js';
import { EnrollmentEvent } from '../entities/event.entity.js';
import { Generation } from '../entities/generation.entity.js';
import { Mail } from '../entities/mail.entity.js';
import { Token } from '../entities/token.entity.js';
import { chainFindings } from './chain.findings.js';
import { type Fact, type Facts, ofGeneration } from './facts.js';
import { type StoredEnrollment, storedFacts, type WrongTries } from './stored-facts.js';
import { toldFacts } from './told-facts.js';

/** Enrollments that are held in memory at once, with their events and rows. */
const BATCH = 200;
const FIRST_ID = '00000000-0000-0000-0000-000000000000';

/** One fact of which an enrollment's events say something else than its rows; undefined where either knows nothing of it. */
export interface Difference {
  readonly enrollmentId: string;
  readonly fact: string;
  readonly told: Fact | undefined;
  readonly stored: Fact | undefined;
}

interface Compared extends StoredEnrollment {
  readonly events: readonly EnrollmentEvent[];
  /** Tokens of which the enrollment that came after says that they were replaced. */
  readonly replaced: ReadonlySet<string>;
}

async function readReplaced(manager: EntityManager, tokens: readonly Token[]): Promise<Set<string>> {
  const customers = [...new Set(tokens.map(({ customerId }) => customerId))];
  const rows = await manager.query<{ tokenId: string }[]>(
    `SELECT e.data ->> 'tokenId' AS "tokenId" FROM event e JOIN enrollment n ON n.id = e.enrollment_id
     WHERE n.customer_id = ANY($1) AND e.type = 'token.replaced'`,
    [customers],
  );
  return new Set(rows.map(({ tokenId }) => tokenId));
}

async function readBatch(manager: EntityManager, afterId: string): Promise<Compared[]> {
  const rows = await manager.find(Enrollment, { where: { id: MoreThan(afterId) }, order: { id: 'ASC' }, take: BATCH });
  const where = { enrollmentId: In(rows.map(({ id }) => id)) };
  const events = await manager.find(EnrollmentEvent, { where, order: { number: 'ASC' } });
  const generations = await manager.findBy(Generation, where);
  const mails = await manager.findBy(Mail, where);
  const tokens = await manager.findBy(Token, where);
  const replaced = await readReplaced(manager, tokens);
  const wrongTries = await manager.query<WrongTries[]>(
    `SELECT enrollment_id AS "enrollmentId", generation, kind, count(*)::int AS count FROM attempt
     WHERE enrollment_id = ANY($1) AND outcome = 'wrong' GROUP BY enrollment_id, generation, kind`,
    [rows.map(({ id }) => id)],
  );
  const of = <T extends { enrollmentId: string }>(id: string, all: readonly T[]): T[] =>
    all.filter(({ enrollmentId }) => enrollmentId === id);
  return rows.map((row) => ({
    row,
    events: of(row.id, events),
    generations: of(row.id, generations),
    mails: of(row.id, mails),
    tokens: of(row.id, tokens),
    wrongTries: of(row.id, wrongTries),
    replaced,
  }));
}

function toldOf({ events, tokens, replaced }: Compared): Facts {
  const facts = toldFacts(events);
  for (const { id, generation } of tokens)
    if (replaced.has(id)) facts.set(ofGeneration(generation, 'token'), 'replaced');
  return facts;
}

function differencesOf(compared: Compared): Difference[] {
  const { row, events } = compared;
  const [told, stored] = [toldOf(compared), storedFacts(compared)];
  const names = new Set([...told.keys(), ...stored.keys()]);
  const differing = [...names].filter((fact) => told.get(fact) !== stored.get(fact));
  return [
    ...chainFindings({ ...row, enrollmentId: row.id, events }).map(({ kind, number }) => ({
      enrollmentId: row.id,
      fact: `event ${number}`,
      told: kind,
      stored: undefined,
    })),
    ...differing.map((fact) => ({ enrollmentId: row.id, fact, told: told.get(fact), stored: stored.get(fact) })),
  ];
}

/**
 * Compares what the events of every enrollment say with its rows (I7): a change without an event, an event without a
 * change, a chain that does not verify. Each batch is read in one snapshot, so that nothing has to stand still for it.
 * @param compared hears after each batch how many enrollments it had
 */
export async function compareRows(
  dataSource: DataSource,
  compared: (enrollments: number) => void = () => undefined,
): Promise<Difference[]> {
  const differences: Difference[] = [];
  for (let afterId: string | undefined = FIRST_ID; afterId !== undefined; ) {
    const after: string = afterId;
    const batch = await dataSource.transaction('REPEATABLE READ', (manager) => readBatch(manager, after));
    differences.push(...batch.flatMap(differencesOf));
    compared(batch.length);
    afterId = batch.at(-1)?.row.id;
  }
  return differences;
}
