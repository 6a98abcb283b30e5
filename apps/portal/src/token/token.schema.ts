import { z } from 'zod';

export const tokenSchema = z.object({
  status: z.enum(['none', 'active', 'suspended']),
  tokenId: z.uuid().nullable(),
  activatedAt: z.iso.datetime().nullable(),
  suspendedAt: z.iso.datetime().nullable(),
  /** Issues are held until the bank has closed the case that a "this was not me" opened. */
  onHold: z.boolean(),
  /** How many digits the token shows. */
  otpDigits: z.int().nullable(),
});
export type TokenView = z.output<typeof tokenSchema>;
