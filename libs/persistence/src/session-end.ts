import type { EntityManager } from 'typeorm';

/** What is left of a session that has ended, so that a request which had read it before cannot bring it back. */
export const ENDED_SESSION = { ended: true };
/** Longer than any request that may still hold the session. */
export const ENDED_SESSION_KEPT_MS = 3_600_000;

/** Ends every session that a person has at the portal. */
export async function endPortalSessions(
  manager: EntityManager,
  { issuer, subject }: { readonly issuer: string; readonly subject: string },
  now: Date,
): Promise<void> {
  await manager.query(
    `UPDATE portal_session SET sess = $3, expire = $4
     WHERE sess -> 'identity' ->> 'subject' = $1 AND sess -> 'identity' ->> 'issuer' = $2`,
    [subject, issuer, JSON.stringify(ENDED_SESSION), new Date(now.getTime() + ENDED_SESSION_KEPT_MS)],
  );
}
