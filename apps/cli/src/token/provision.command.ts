import { foldId, hasValidCheckDigit, startPasswordFault } from '@enrollment/domain';
import { parseOtpauthUri } from '@enrollment/otp';
import { CommandFault } from '../command.fault.js';
import { askSecret } from './terminal.question.js';
import { decryptedFor, deviceIn, publicJwk } from './token.device.js';
import {
  type DeviceKind,
  isDeviceKind,
  readStore,
  type StoredDevice,
  type StoredToken,
  withToken,
  writeStore,
} from './token.store.js';
import { provision } from './token-site.client.js';

export interface ProvisionOptions {
  readonly url: string;
  readonly serviceId: string;
  readonly userId: string;
  readonly startPassword?: string;
  readonly kind: string;
  readonly name?: string;
  readonly store: string;
  /** Where `code` looks without being told. */
  readonly usualStore: string;
  readonly acceptConsent?: boolean;
}

const CONSENT_VERSION = '1';
const CONSENT =
  'The token is kept in the store on this machine only. Nobody else may use it, and its loss is reported at once.\n' +
  'The kind of device, its public key and its time are sent to check the set-up.';

async function startPasswordFrom(given: string | undefined): Promise<string> {
  const startPassword = given ?? (await askSecret('Start password: '));
  if (startPasswordFault(startPassword, false))
    throw new CommandFault('A start password has 4 to 8 half-width digits.');
  return startPassword;
}

function checked({ url, userId, kind, acceptConsent }: ProvisionOptions): { userId: string; kind: DeviceKind } {
  if (!acceptConsent) throw new CommandFault(`${CONSENT}\nTo agree, repeat the command with --accept-consent.`);
  if (!URL.canParse(url)) throw new CommandFault('--url must be an address such as http://localhost:3001.');
  if (!isDeviceKind(kind)) throw new CommandFault('--kind is smartphone or feature-phone.');
  const folded = foldId(userId);
  if (!hasValidCheckDigit(folded)) {
    throw new CommandFault(
      'There is a typing error in the user ID: compare it four digits at a time. No try was made.',
    );
  }
  return { userId: folded, kind };
}

/** The otpauth URI, known to make codes. */
async function opened(device: StoredDevice, key: string): Promise<string> {
  try {
    const otpauthUri = await decryptedFor(device, key);
    parseOtpauthUri(otpauthUri);
    return otpauthUri;
  } catch {
    throw new CommandFault('The answer cannot be opened with the key of this device. Repeat the command.');
  }
}

/** The command as it has to be typed here, with what it does not know by itself. */
async function codeCommand({ store, usualStore }: ProvisionOptions, { tokenId }: StoredToken): Promise<string> {
  const { tokens } = await readStore(store);
  const token = tokens.length > 1 ? [`--token ${tokenId}`] : [];
  const file = store === usualStore ? [] : [`--store '${store}'`];
  return ['npm run token -- code', ...token, ...file].join(' ');
}

export async function provisionToken(options: ProvisionOptions): Promise<void> {
  const { userId, kind } = checked(options);
  const startPassword = await startPasswordFrom(options.startPassword);
  const stored = await deviceIn(options.store, kind);
  const device = { id: stored.id, kind, name: `Command line (${kind})`, publicKey: publicJwk(stored) };
  const serviceId = foldId(options.serviceId);
  const consent = { version: CONSENT_VERSION, accepted: true } as const;

  const answer = await provision(options.url, { serviceId, userId, startPassword, consent, device, clock: Date.now() });
  const otpauthUri = await opened(stored, answer.key);
  const name = [answer.displayName, options.name?.trim()].filter(Boolean).join(' ');
  const addedAt = new Date().toISOString();
  const token = { tokenId: answer.tokenId, name, serviceId, userId, addedAt, otpauthUri };
  await writeStore(options.store, withToken(await readStore(options.store), token));
  process.stdout.write(
    `Set up: ${name}\nToken ID: ${answer.tokenId}\nShow the one-time password with: ${await codeCommand(options, token)}\n`,
  );
}
