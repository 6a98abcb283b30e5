import { type ProblemCode, Refusal } from '@enrollment/domain';

/** What came of a request: what it gave, or the code of the refusal with its members. */
export type Outcome<T> =
  | { readonly code: 'OK'; readonly body: T }
  | { readonly code: ProblemCode; readonly members: Readonly<Record<string, unknown>> };

export async function outcomeOf<T>(request: Promise<T>): Promise<Outcome<T>> {
  try {
    return { code: 'OK', body: await request };
  } catch (error) {
    if (error instanceof Refusal) return { code: error.code, members: error.members };
    throw error;
  }
}

/** What a request gave that must have succeeded. */
export async function given<T>(request: Promise<Outcome<T>>): Promise<T> {
  const outcome = await request;
  if (outcome.code !== 'OK') throw new Error(`refused: ${outcome.code}`);
  return outcome.body;
}
