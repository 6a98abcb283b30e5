import { KeyRingFault, openRecord, publishAuditKey, readKeyRing, signRecord } from '@enrollment/keys';
import { AuditFolder, RecordsOfAnotherDatabase, signHeads } from '@enrollment/persistence';
import { CommandFault } from '../command.fault.js';
import { counted } from '../counted.js';
import { readPlace } from '../place/place.js';
import { auditFolder, type PlaceOptions, withDatabase } from './audit.place.js';

interface SignOptions extends PlaceOptions {
  readonly keys?: string;
}

function signingKey(path: string) {
  try {
    return readKeyRing(path).auditKey;
  } catch (error) {
    if (error instanceof KeyRingFault) throw new CommandFault(`${path}: ${error.message}`);
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    throw new CommandFault(`There is no key ring at ${path}: name one with --keys.`);
  }
}

export async function signNow(options: SignOptions): Promise<void> {
  const key = signingKey(options.keys ?? readPlace(process.env).keysFile);
  const path = auditFolder(options);
  const { records, publicKeys } = new AuditFolder(path);
  const written = await withDatabase(options, async (dataSource) => {
    const known = await publishAuditKey(publicKeys, key.publicKey);
    const seal = { sign: (text: string) => signRecord(key, text), open: (line: string) => openRecord(known, line) };
    return signHeads({ dataSource, file: records, seal, now: new Date() }).catch((error: unknown) => {
      if (error instanceof RecordsOfAnotherDatabase) throw new CommandFault(`${path}: ${error.message}.`);
      throw error;
    });
  });
  if (written === 0) throw new CommandFault('A worker is signing at this moment; nothing was written.');
  process.stdout.write(
    options.json
      ? `${JSON.stringify({ written, folder: path })}\n`
      : `Signed: ${counted(written, 'record')} added in ${path}\n`,
  );
}
