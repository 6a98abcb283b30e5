import { readFileSync } from 'node:fs';
import { mailAddressFault, normalizeMailAddress } from '@enrollment/domain';
import type { ServiceSeed } from '@enrollment/persistence';
import { z } from 'zod';

const ADDRESS_LENGTH = { min: 4, max: 254 };
const name = z.string().regex(/^\S(.{0,98}\S)?$/u, 'must be a text of 1 to 100 characters');

const serviceSchema = z.strictObject({
  id: z.string().regex(/^\d{4,8}$/, 'must be 4 to 8 digits'),
  nameJa: name,
  nameEn: name,
  senderNameJa: name,
  senderNameEn: name,
  senderAddress: z
    .string()
    .transform(normalizeMailAddress)
    .refine((address) => mailAddressFault(address, ADDRESS_LENGTH) === null, 'must be a mail address'),
  // A colon would end it within the address that an authenticator is given.
  tokenIssuer: name.refine((issuer) => !issuer.includes(':'), 'must be without a colon'),
  accent: z
    .string()
    .regex(/^#[0-9a-f]{6}$/i, 'must be a colour such as #1a5fb4')
    .nullable()
    .default(null),
});

const servicesSchema = z
  .array(serviceSchema)
  .min(1, 'must name a service')
  .refine((services) => new Set(services.map(({ id }) => id)).size === services.length, 'names an ID twice');

function read(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch (error) {
    const code = error instanceof SyntaxError ? 'it is not JSON' : (error as NodeJS.ErrnoException).code;
    throw new ServicesFileFault(`the file cannot be read (${code})`);
  }
}

class ServicesFileFault extends Error {
  override readonly name = 'ServicesFileFault';
}

/** The services of a bank, as a file names them. @throws ServicesFileFault naming what is wrong in it */
export function readServices(path: string): readonly ServiceSeed[] {
  const result = servicesSchema.safeParse(read(path));
  if (result.success) return result.data;
  const faults = result.error.issues.map(
    ({ path: place, message }) => `${['services', ...place].join('.')} ${message}`,
  );
  throw new ServicesFileFault(faults.join('; '));
}

/** What stands against the file; nothing when it is right. */
export function servicesFileFault(path: string): string | undefined {
  try {
    readServices(path);
    return undefined;
  } catch (error) {
    if (error instanceof ServicesFileFault) return error.message;
    throw error;
  }
}
