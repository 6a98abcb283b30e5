import { changeKeyRing, withNewKeyEncryptionKey, withNewSealingKey } from '@enrollment/keys';
import { readPlace } from '../place/place.js';

interface RotateOptions {
  readonly sealing?: boolean;
}

const say = (line: string): void => void process.stdout.write(`${line}\n`);

async function rotateKeyEncryptionKey(keysFile: string): Promise<void> {
  const ring = await changeKeyRing(keysFile, withNewKeyEncryptionKey);
  say(`${ring.keyEncryptionKeys.current} is the current key-encryption key now; the others still unwrap.`);
  say('A worker that runs takes it up within seconds, another one at its start, and rewraps what hangs on the others.');
  say('See how far it is with: npm run keys -- status');
}

async function rotateSealingKey(keysFile: string): Promise<void> {
  const ring = await changeKeyRing(keysFile, withNewSealingKey);
  say(`${ring.sealingKeys[0].publicKey.kid} is the sealing key now; the others still open.`);
  say('Give the faces its public half as SEALING_PUBLIC_KEY and restart them, one after the other:');
  say(JSON.stringify(ring.sealingKeys[0].publicKey));
}

export async function rotateKeys({ sealing }: RotateOptions, env: NodeJS.ProcessEnv): Promise<void> {
  const { keysFile } = readPlace(env);
  await (sealing ? rotateSealingKey(keysFile) : rotateKeyEncryptionKey(keysFile));
}
