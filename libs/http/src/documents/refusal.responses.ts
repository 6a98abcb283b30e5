import { PROBLEMS, type ProblemCode } from '@enrollment/domain';
import type { RouteEntry } from '../access/route-list.js';
import type { OwnStatuses } from '../problem/problem.document.js';

/** What the road to every route may end with. */
const ANY: readonly ProblemCode[] = [
  'VALIDATION',
  'REQUEST.MALFORMED',
  'REQUEST.TOO_LARGE',
  'REQUEST.MEDIA_TYPE',
  'REQUEST.MISDIRECTED',
  'REQUEST.RATE',
  'INTERNAL',
  'DEPENDENCY.UNAVAILABLE',
];
/** What an Idempotency-Key brings along. */
const WRITES: readonly ProblemCode[] = ['IDEMPOTENCY.KEY_REUSED', 'TRY.PENDING'];
const SESSIONS: readonly ProblemCode[] = ['SESSION.REQUIRED', 'ROLE.REQUIRED'];

export function isWrite({ method }: RouteEntry): boolean {
  return method !== 'GET';
}

export function needsSession({ marks }: RouteEntry): boolean {
  return marks.some(({ kind }) => kind !== 'public');
}

/** Every code that a route may refuse with. */
function refusalsOn(route: RouteEntry): readonly ProblemCode[] {
  return [
    ...ANY,
    ...(isWrite(route) ? WRITES : []),
    ...(needsSession(route) ? SESSIONS : []),
    ...(isWrite(route) && needsSession(route) ? (['ORIGIN.FOREIGN'] as const) : []),
    ...route.refusals,
  ];
}

const RETRY_AFTER = {
  'Retry-After': { description: 'Seconds.', required: true, schema: { type: 'integer' as const, minimum: 1 } },
};

function responseOf(status: number, codes: readonly ProblemCode[]) {
  const code = { type: 'object' as const, properties: { code: { type: 'string' as const, enum: [...codes] } } };
  return {
    description: codes.map((name) => `${name}: ${PROBLEMS[name].detail}`).join('\n'),
    ...(status === 429 || status === 503 ? { headers: RETRY_AFTER } : {}),
    content: {
      'application/problem+json': { schema: { allOf: [{ $ref: '#/components/schemas/Problem' }, code] } },
    },
  };
}

function codesByStatus(route: RouteEntry, own: OwnStatuses): ReadonlyMap<number, readonly ProblemCode[]> {
  const byStatus = new Map<number, ProblemCode[]>();
  for (const code of new Set(refusalsOn(route))) {
    const status = own[code] ?? PROBLEMS[code].status;
    byStatus.set(status, [...(byStatus.get(status) ?? []), code]);
  }
  return byStatus;
}

/** The refusals of the routes of one document, each status with the codes that it stands for; equal ones once. */
export class RefusalResponses {
  readonly components: Record<string, ReturnType<typeof responseOf>> = {};

  constructor(private readonly own: OwnStatuses = {}) {}

  of(route: RouteEntry): Record<string, { readonly $ref: string }> {
    return Object.fromEntries(
      [...codesByStatus(route, this.own)].map(([status, codes]) => {
        const name = codes.join('-');
        this.components[name] ??= responseOf(status, codes);
        return [status, { $ref: `#/components/responses/${name}` }];
      }),
    );
  }
}
