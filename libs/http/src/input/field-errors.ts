import { PROBLEMS, type ProblemCode } from '@enrollment/domain';
import { type FieldError, ProblemException } from '../problem/problem.exception.js';

/** What we read of a schema library's issue; only `message` and `path` are part of Standard Schema. */
export interface SchemaIssue {
  readonly message: string;
  readonly path?: ReadonlyArray<PropertyKey | { readonly key: PropertyKey }>;
  readonly code?: string;
  readonly input?: unknown;
  readonly origin?: string;
  readonly keys?: readonly string[];
  readonly params?: { readonly code?: string; readonly problem?: ProblemCode };
}

const MESSAGES: Readonly<Record<string, string>> = {
  REQUIRED: 'This field is required.',
  TYPE: 'This field has the wrong type.',
  UNKNOWN: 'This field is not known.',
  TOO_SHORT: 'This field is too short or too small.',
  TOO_LONG: 'This field is too long or too large.',
  FORMAT: 'This field is not in the right form.',
  CHOICE: 'This field is none of the possible values.',
  INVALID: 'This field is not valid.',
};

const CODES: Readonly<Record<string, string>> = {
  unrecognized_keys: 'UNKNOWN',
  too_small: 'TOO_SHORT',
  too_big: 'TOO_LONG',
  invalid_format: 'FORMAT',
  invalid_value: 'CHOICE',
  invalid_union: 'CHOICE',
};

/** A name that a stranger chose is repeated only so far that they can find it. */
const MAX_FIELD_LENGTH = 80;

function fieldOf(issue: SchemaIssue, key?: string): string {
  const segments = (issue.path ?? []).map((segment) => String(typeof segment === 'object' ? segment.key : segment));
  return [...segments, ...(key === undefined ? [] : [key])].join('.').slice(0, MAX_FIELD_LENGTH);
}

function isMissing(issue: SchemaIssue): boolean {
  return issue.message.endsWith('received undefined');
}

function codeOf(issue: SchemaIssue): string {
  if (issue.params?.code) return issue.params.code;
  if (issue.code === 'invalid_type') return isMissing(issue) ? 'REQUIRED' : 'TYPE';
  return CODES[issue.code ?? ''] ?? 'INVALID';
}

/** Own words unless the schema's author wrote some: a library's message may repeat what was typed. */
function errorsOf(issue: SchemaIssue): FieldError[] {
  const code = codeOf(issue);
  if (issue.code === 'custom') return [{ field: fieldOf(issue), code, message: issue.message }];
  const message = MESSAGES[code] ?? 'This field is not valid.';
  if (issue.keys) return issue.keys.map((key) => ({ field: fieldOf(issue, key), code, message }));
  return [{ field: fieldOf(issue), code, message }];
}

const MAX_ERRORS = 50;

/** One refusal for all that is wrong with an input. */
export function refusalOfIssues(issues: readonly SchemaIssue[]): ProblemException {
  const errors = issues.flatMap(errorsOf).slice(0, MAX_ERRORS);
  const problems = issues.map((issue) => issue.params?.problem);
  const [own] = problems;
  const isOwn = own !== undefined && own in PROBLEMS && problems.every((problem) => problem === own);
  return ProblemException.forFields(errors, isOwn ? own : 'VALIDATION');
}
