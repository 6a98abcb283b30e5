import { PROBLEMS, type ProblemCode } from '@enrollment/domain';

/** Parameters for a schema's `refine`, for a fault that the API answers with a problem code of its own. */
export function problemIssue(problem: ProblemCode): { error: string; params: { problem: ProblemCode } } {
  return { error: PROBLEMS[problem].detail, params: { problem } };
}
