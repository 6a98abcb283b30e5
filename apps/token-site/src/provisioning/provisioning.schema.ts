import { type DevicePublicKey, foldId, hasValidCheckDigit } from '@enrollment/domain';
import { problemIssue } from '@enrollment/http';
import { validateDeviceKey } from '@enrollment/keys';
import { z } from 'zod';

const KEY_FAULT = { error: 'Send a public EC key on P-256, without its private part.', params: { code: 'DEVICE_KEY' } };

/** For the document; the key itself is judged as a whole. */
const JWK = {
  description: 'The public key of the device (RFC 7517).',
  properties: {
    kty: { type: 'string', enum: ['EC'] },
    crv: { type: 'string', enum: ['P-256'] },
    x: { type: 'string' },
    y: { type: 'string' },
  },
  required: ['kty', 'crv', 'x', 'y'],
};

/** Members beyond kty, crv, x and y are ignored, a private one is not. */
const publicKey = z
  .looseObject({})
  .meta(JWK)
  .transform((jwk, context): DevicePublicKey => {
    const check = validateDeviceKey(jwk);
    if (check.valid) return check.key;
    context.addIssue({ code: 'custom', message: KEY_FAULT.error, params: KEY_FAULT.params });
    return z.NEVER;
  });

export const provisioningBody = z.strictObject({
  serviceId: z.string().max(64).transform(foldId),
  userId: z.string().max(64).transform(foldId).refine(hasValidCheckDigit, problemIssue('USER_ID.CHECK_DIGIT')),
  startPassword: z
    .string()
    .max(64)
    .regex(/^[0-9]{4,8}$/, 'Type 4 to 8 half-width digits.'),
  consent: z.strictObject({ version: z.string().min(1).max(32), accepted: z.literal(true) }),
  device: z.strictObject({
    id: z.uuid(),
    kind: z.enum(['smartphone', 'feature-phone']),
    name: z.string().min(1).max(100),
    publicKey,
  }),
  clock: z.number().min(0).max(8_640_000_000_000_000),
});
export type ProvisioningBody = z.output<typeof provisioningBody>;

export const provisioningSchema = z.object({
  tokenId: z.uuid(),
  displayName: z.string(),
  serverTime: z.iso.datetime(),
  key: z.string(),
});
export type Provisioning = z.output<typeof provisioningSchema>;
