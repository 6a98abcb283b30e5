import type { Request } from 'express';
import type { SessionData } from 'express-session';
import { ABSOLUTE_MS } from '../session/session.middleware.js';
import { identityOf } from '../session/session-data.js';

function storedSession(request: Request): Promise<SessionData | null | undefined> {
  return new Promise((resolve, reject) => {
    request.sessionStore.get(request.sessionID, (error: unknown, data) => {
      if (error) reject(error instanceof Error ? error : new Error(String(error)));
      else resolve(data);
    });
  });
}

/** Whether the session that a stream was opened with still stands: not logged out, not idle, not too old. */
export async function isSessionAlive(request: Request, now: Date): Promise<boolean> {
  const identity = identityOf(request);
  if (!identity) return true;
  const stored = await storedSession(request);
  const isSame = stored?.identity?.subject === identity.subject;
  return isSame && now.getTime() - (stored?.startedAt ?? 0) <= ABSOLUTE_MS;
}
