import { z } from 'zod';

const length = z.object({ min: z.int(), max: z.int() });

/** What the pages need to know of a policy: of the service's, or of the one that an enrollment began with. */
export const policySchema = z.object({
  mailAddressLength: length,
  startPasswordLength: length,
  otpDigits: z.int(),
  refuseWeakStartPasswords: z.boolean(),
  replacementProof: z.enum(['none', 'otp', 'approval']),
  resendsPerGeneration: z.int(),
  resendIntervalSeconds: z.int(),
});
