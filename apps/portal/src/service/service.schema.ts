import { z } from 'zod';
import { policySchema } from './policy.schema.js';

const bothLanguages = z.object({ ja: z.string(), en: z.string() });

/** What the pages need to know before anybody logs in. */
export const serviceSchema = z.object({
  serviceId: z.string(),
  name: bothLanguages,
  sender: z.object({ name: bothLanguages, address: z.string(), domain: z.string() }),
  tokenSiteUrl: z.string(),
  accent: z.string().nullable(),
  policy: policySchema,
});
export type ServiceView = z.output<typeof serviceSchema>;
