import { join } from 'node:path';
import { RecordFile } from './record.file.js';

/** What lies in the folder that the signed records are kept in. */
export class AuditFolder {
  readonly records: RecordFile;
  /** Whoever has these can verify the records, and nothing else. */
  readonly publicKeys: string;

  constructor(path: string) {
    this.records = new RecordFile(join(path, 'event-heads.jws'));
    this.publicKeys = join(path, 'public-keys.json');
  }
}
