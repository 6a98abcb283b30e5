import type { paths } from './schema.js';

type Answer<Responses, Status extends keyof Responses> = Responses[Status] extends {
  content: { 'application/json': infer Body };
}
  ? Body
  : never;

export type Service = Answer<paths['/api/v1/service']['get']['responses'], 200>;
export type Policy = Service['policy'];
export type Me = Answer<paths['/api/v1/me']['get']['responses'], 200>;
export type Token = Answer<paths['/api/v1/token']['get']['responses'], 200>;
export type Enrollment = Answer<paths['/api/v1/enrollment']['get']['responses'], 200>;
export type IssueBody = paths['/api/v1/enrollment']['post']['requestBody']['content']['application/json'];
export type ConfirmationBody =
  paths['/api/v1/enrollment/confirmation']['post']['requestBody']['content']['application/json'];

const OPEN: ReadonlySet<Enrollment['state']> = new Set([
  'ISSUING',
  'AWAITING_PROVISIONING',
  'AWAITING_CONFIRMATION',
  'LOCKED',
]);

export function isOpen(enrollment: Enrollment | null): boolean {
  return enrollment !== null && OPEN.has(enrollment.state);
}
