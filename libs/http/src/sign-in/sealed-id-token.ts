import type { KeyObject } from 'node:crypto';
import { openAnswer, sealAnswer } from '@enrollment/keys';
import type { Identity } from '../access/identity.js';

type Owner = Pick<Identity, 'issuer' | 'subject'>;

const binding = ({ issuer, subject }: Owner): string[] => ['id-token', issuer, subject];

/** The provider wants its token back at log-out; until then a dump of the sessions shall tell nothing of its claims. */
export function sealIdToken(faceKey: KeyObject, owner: Owner, idToken: string): string {
  return sealAnswer(faceKey, idToken, binding(owner));
}

/** @throws CannotOpen when it was sealed by another key or for another person */
export function openIdToken(faceKey: KeyObject, owner: Owner, sealed: string): string {
  return openAnswer(faceKey, sealed, binding(owner));
}
