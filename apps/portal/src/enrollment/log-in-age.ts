import { type Policy, Refusal } from '@enrollment/domain';
import type { Identity } from '@enrollment/http';

/** @throws Refusal REAUTHENTICATION.REQUIRED for who logged in too long ago to have a token issued */
export function requireYoungLogIn({ authenticatedAt }: Identity, { loginAgeSeconds }: Policy, now: Date): void {
  if (now.getTime() - authenticatedAt > loginAgeSeconds * 1000) throw new Refusal('REAUTHENTICATION.REQUIRED');
}
