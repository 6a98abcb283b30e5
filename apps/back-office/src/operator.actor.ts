import { APPROVING_ROLES, type Operator, ROLES, type Role } from '@enrollment/domain';
import { type Identity, ProblemException } from '@enrollment/http';

/** Service IDs in the ID token; `*` stands for all. */
export function servicesOf({ services }: Pick<Identity, 'services'>): readonly string[] | 'all' {
  return services.includes('*') ? 'all' : services;
}

/** What belongs to a service that is not an operator's does not exist for them. @throws ProblemException 404 */
export function requireService(user: Pick<Identity, 'services'>, serviceId: string | undefined): void {
  const services = servicesOf(user);
  if (serviceId === undefined || (services !== 'all' && !services.includes(serviceId)))
    throw new ProblemException('REQUEST.NOT_FOUND');
}

/** An operator as events and acts name them. @throws ProblemException 403 without a role that allows it */
export function operatorActor(
  { loginId, issuer, subject }: Identity,
  role: Role | undefined,
  reason: string,
): Operator {
  if (role === undefined) throw new ProblemException('ROLE.REQUIRED');
  return { kind: 'operator', name: loginId, role, reason, issuer, subject };
}

/** Whoever asked for what they may not, before anything in the body has been checked. */
export function barredOperator(user: Identity, reason: unknown): Operator {
  const role = ROLES.find((held) => user.roles.includes(held)) ?? 'viewer';
  return operatorActor(user, role, typeof reason === 'string' ? reason : '');
}

/** An operator who asks for, agrees to or uses an approval. @throws ProblemException 403 */
export function approvingOperator(user: Identity, reason: string): Operator {
  return operatorActor(
    user,
    APPROVING_ROLES.find((role) => user.roles.includes(role)),
    reason,
  );
}
