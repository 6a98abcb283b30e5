import { setting } from '@enrollment/config';
import { z } from 'zod';

/** What the migration is told by its environment. */
export const migrationSettings = z.object({ DATABASE_URL: setting.databaseUrl });
