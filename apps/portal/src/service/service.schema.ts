import { z } from 'zod';

const bothLanguages = z.object({ ja: z.string(), en: z.string() });

/** What the pages need to know before anybody logs in. */
export const serviceSchema = z.object({
  serviceId: z.string(),
  name: bothLanguages,
  sender: z.object({ name: bothLanguages, address: z.string(), domain: z.string() }),
  tokenSiteUrl: z.string(),
  accent: z.string().nullable(),
  policy: z.object({
    mailAddressLength: z.object({ min: z.int(), max: z.int() }),
    startPasswordLength: z.object({ min: z.int(), max: z.int() }),
    otpDigits: z.int(),
    refuseWeakStartPasswords: z.boolean(),
    replacementProof: z.enum(['none', 'otp', 'approval']),
    resendsPerGeneration: z.int(),
    resendIntervalSeconds: z.int(),
  }),
});
export type ServiceView = z.output<typeof serviceSchema>;
