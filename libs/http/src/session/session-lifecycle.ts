import type { Request } from 'express';
import type { SessionData } from 'express-session';

type Step = (done: (error?: unknown) => void) => void;

function settled(step: Step): Promise<void> {
  return new Promise((resolve, reject) => {
    step((error) => (error ? reject(error instanceof Error ? error : new Error(String(error))) : resolve()));
  });
}

/** A new ID at log-in, so that one planted before it is worth nothing (session fixation). */
export async function beginSession(request: Request, data: Partial<SessionData>): Promise<void> {
  await settled((done) => request.session.regenerate(done));
  Object.assign(request.session, data);
  await saveSession(request);
}

/** Saved before the answer leaves: the browser may come back at once. */
export async function saveSession(request: Request): Promise<void> {
  await settled((done) => request.session.save(done));
}

/** Ends the session and leaves an empty one in its place, which is not kept unless something is put in it. */
export async function endSession(request: Request): Promise<void> {
  await settled((done) => request.session.regenerate(done));
}
