export { CurrentUser } from './access/current-user.decorator.js';
export type { Arrived, Identity } from './access/identity.js';
export { listRoutes, type RouteEntry, unmarkedRoutes } from './access/route-list.js';
export { Authenticated, Public, Roles, type RouteMark } from './access/route-mark.decorator.js';
export { Refuses } from './documents/refuses.decorator.js';
export { createFace, type Face } from './face.js';
export {
  CLOCK,
  FACE_LOGGER,
  type FaceOptions,
  type FrontEndOptions,
  type ReadinessCheck,
  type SignInOptions,
} from './face.options.js';
export { IdempotencyScope } from './idempotency/idempotency-scope.decorator.js';
export { KeyedRequests } from './idempotency/keyed-requests.js';
export { RequestId } from './idempotency/request-id.decorator.js';
export { type FieldRule, FieldRules } from './input/field-rules.decorator.js';
export { problemIssue } from './input/problem-issue.js';
export { createLogger } from './operations/logger.js';
export { type OperationsPort, openOperationsPort } from './operations/operations.port.js';
export { escapeHtml, html, Markup } from './pages/html.js';
export { type Locale, localeOf } from './pages/page.locale.js';
export { pageShell } from './pages/page.shell.js';
export { type FieldError, ProblemException } from './problem/problem.exception.js';
export { identityOf, signedInOf } from './session/session-data.js';
export type { EventStream } from './streams/event-stream.js';
export { EventStreams } from './streams/event-streams.js';
