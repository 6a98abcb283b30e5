import type { DataSource } from 'typeorm';
import type { Finding } from './chain.findings.js';
import type { RecordFile } from './record.file.js';
import type { RecordSeal } from './sign-heads.js';
import { type ChainTotals, verifyChains } from './verify-chains.js';
import { type RecordFault, type RecordTotals, verifyRecords } from './verify-records.js';

export interface Verification {
  readonly dataSource: DataSource;
  readonly file: RecordFile;
  readonly open: RecordSeal['open'];
  /** Called once for each row, as soon as it is found. */
  readonly found: (finding: Finding) => void;
  readonly foundInRecord: (fault: RecordFault) => void;
  readonly progress: (checked: {
    readonly records?: number;
    readonly enrollments?: number;
    readonly events?: number;
  }) => void;
}

export interface VerificationTotals {
  readonly records: RecordTotals;
  readonly chains: ChainTotals;
}

/** A signed record and the chain itself often show the same fault. */
function once(found: (finding: Finding) => void): (finding: Finding) => void {
  const told = new Set<string>();
  return (finding) => {
    const row = `${finding.enrollmentId}/${finding.number}`;
    if (told.has(row)) return;
    told.add(row);
    found(finding);
  };
}

/** Walks all signed records and all chains of events, in batches, and tells every row that is not as it was written. */
export async function verifyEvents({
  dataSource,
  file,
  open,
  foundInRecord,
  progress,
  ...rest
}: Verification): Promise<VerificationTotals> {
  const found = once(rest.found);
  const records = await verifyRecords({
    dataSource,
    file,
    open,
    found,
    foundInRecord,
    progress: ({ records }) => progress({ records }),
  });
  const { through } = records;
  const chains = await verifyChains({ dataSource, through, found, progress });
  return { records, chains };
}
