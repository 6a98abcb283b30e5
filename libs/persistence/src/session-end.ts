import type { EntityManager } from 'typeorm';

/** What is left of a session that has ended, so that a request which had read it before cannot bring it back. */
export const ENDED_SESSION = { ended: true };
/** Longer than any request that may still hold the session. */
export const ENDED_SESSION_KEPT_MS = 3_600_000;

/** Ends every session that a customer has at the portal. */
export async function endPortalSessions(manager: EntityManager, customerId: string, now: Date): Promise<void> {
  const keptUntil = new Date(now.getTime() + ENDED_SESSION_KEPT_MS);
  await manager.query('SELECT end_portal_sessions($1, $2)', [customerId, keptUntil]);
}
