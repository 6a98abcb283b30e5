import { openRecord, readAuditPublicKeys } from '@enrollment/keys';
import {
  AuditFolder,
  type Finding,
  type RecordFault,
  type VerificationTotals,
  verifyEvents,
} from '@enrollment/persistence';
import { CommandFault } from '../command.fault.js';
import { counted } from '../counted.js';
import { auditFolder, type PlaceOptions, withDatabase } from './audit.place.js';
import { countingLine } from './counting-line.js';

interface VerifyOptions extends PlaceOptions {
  readonly publicKeys?: string;
}

const WORDS: Record<Finding['kind'], string> = {
  edited: 'was edited',
  removed: 'was removed',
  reordered: 'stands in the place of another',
  'cut-off': 'was cut off the end',
  added: 'is unknown to the row of its enrollment',
  'enrollment-removed': 'was removed with its whole enrollment',
};

const RECORD_WORDS: Record<RecordFault['kind'], string> = {
  unreadable: 'was not signed by a known key',
  'out-of-sequence': 'does not follow the one before it',
};

function sentence({ kind, enrollmentId, number, through }: Finding): string {
  const events = through > number ? `events ${number} to ${through}` : `event ${number}`;
  return `✗ enrollment ${enrollmentId}, ${events}: ${WORDS[kind]}`;
}

function summary({ records, chains }: VerificationTotals): string {
  const signed =
    records.signedAt === null ? 'nothing was signed yet' : `signed up to ${records.signedAt.toISOString()}`;
  const unsigned = chains.events - chains.covered;
  return [
    `Checked ${counted(chains.events, 'event')} of ${counted(chains.enrollments, 'enrollment')} and ${counted(records.records, 'signed record')}.`,
    `Covered by a signature: ${chains.covered}; not yet: ${unsigned} (${signed}).`,
  ].join('\n');
}

/** Whoever writes whole chains anew leaves no fault in them: only a signature tells. */
function verdict({ events, covered }: VerificationTotals['chains']): string {
  if (events === covered) return 'All is as it was written.';
  return [
    covered > 0 ? 'All that was signed is as it was written.' : 'No fault was found.',
    `Not proven yet: ${counted(events - covered, 'event')}. They are from the next signature on; the worker signs every hour.`,
    'To sign now: npm run audit -- sign',
  ].join('\n');
}

async function verify(options: VerifyOptions, tell: (line: string) => void) {
  const folder = new AuditFolder(auditFolder(options));
  const keys = await readAuditPublicKeys(options.publicKeys ?? folder.publicKeys);
  const findings: Finding[] = [];
  const recordFaults: RecordFault[] = [];
  const counting = countingLine();
  const say = (line: string): void => {
    counting.clear();
    tell(line);
  };
  const totals = await withDatabase(options, (dataSource) =>
    verifyEvents({
      dataSource,
      file: folder.records,
      open: (line) => openRecord(keys, line),
      found: (finding) => {
        findings.push(finding);
        say(sentence(finding));
      },
      foundInRecord: (fault) => {
        recordFaults.push(fault);
        say(`✗ signed record ${fault.line}: ${RECORD_WORDS[fault.kind]}`);
      },
      progress: ({ records, enrollments, events }) =>
        counting.show(
          enrollments === undefined
            ? counted(records ?? 0, 'signed record')
            : `${counted(enrollments, 'enrollment')}, ${counted(events ?? 0, 'event')}`,
        ),
    }),
  );
  counting.clear();
  const isCountRight = totals.records.events === totals.chains.covered;
  const isProven = totals.chains.events === 0 || totals.records.records > 0;
  return { findings, recordFaults, totals, isCountRight, isProven };
}

/** Ends with 1 when anything is not as it was written. */
export async function verifyAll(options: VerifyOptions): Promise<void> {
  const tell = options.json ? () => undefined : (line: string) => void process.stdout.write(`${line}\n`);
  const { findings, recordFaults, totals, isCountRight, isProven } = await verify(options, tell);
  const isSound = findings.length === 0 && recordFaults.length === 0 && isCountRight && isProven;
  const { records, chains } = totals;
  if (options.json) {
    const checked = { ...chains, records: records.records, heads: records.heads, signedAt: records.signedAt };
    process.stdout.write(`${JSON.stringify({ isSound, findings, recordFaults, isCountRight, isProven, checked })}\n`);
  }
  tell(summary(totals));
  if (isSound) return tell(verdict(chains));
  // The worker signs at its start: without a record, the folder is another one or somebody has emptied it.
  if (!isProven) throw new CommandFault(`No signed record is in ${auditFolder(options)}: nothing is proven.`);
  if (!isCountRight) tell(`✗ ${counted(records.events, 'event')} signed, ${chains.covered} of that time there`);
  throw new CommandFault('The events are not as they were written.');
}
