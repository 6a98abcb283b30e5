import { type Enrollment, isOpen, type Token } from '../api/model.js';

export type Place = '/' | '/issue' | '/confirm' | '/notice';
/** Why somebody asks for the issuance page although there is an enrollment or a token already. */
export type Intent = 'reissue' | 'replace';

interface Standing {
  readonly token: Pick<Token, 'status'>;
  readonly enrollment: Enrollment | null;
}

function whileOpen(place: Place, intent: Intent | undefined): Place {
  return place === '/issue' && intent === 'reissue' ? '/issue' : '/confirm';
}

function afterwards(place: Place, intent: Intent | undefined, { token, enrollment }: Standing): Place {
  if (place === '/confirm' && enrollment) return enrollment.state === 'ACTIVE' ? '/notice' : '/confirm';
  if (place === '/notice' && enrollment?.state === 'ACTIVE') return '/notice';
  if (token.status === 'none') return '/issue';
  return place === '/issue' && intent === 'replace' ? '/issue' : '/';
}

/** Where somebody who asks for a place belongs: where they stopped, not where an old address points. */
export function decideLanding(place: Place, intent: Intent | undefined, standing: Standing): Place {
  return isOpen(standing.enrollment) ? whileOpen(place, intent) : afterwards(place, intent, standing);
}
