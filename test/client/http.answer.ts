/** A refusal as RFC 9457 has it, with the members that the contract adds. */
interface Problem {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly detail: string;
  readonly code: string;
  readonly errors: readonly { readonly field: string; readonly code: string; readonly message: string }[];
  readonly attemptsRemaining: number;
  readonly clockOffsetSeconds: number;
}

/** Whatever an API said: a success or a refusal, so that tests can look at both. */
export interface Answer<Success> {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  readonly body: Partial<Success> & Partial<Problem>;
}

function parsed(text: string): object {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? value : {};
  } catch {
    return {};
  }
}

export async function answerOf<Success>(response: Response): Promise<Answer<Success>> {
  const text = await response.text();
  return { status: response.status, headers: response.headers, text, body: parsed(text) as Answer<Success>['body'] };
}

/** The body of an answer that must have succeeded. */
export function bodyOf<Success>({ status, text, body }: Answer<Success>, expected = 200): Success {
  if (status !== expected) throw new Error(`expected status ${expected}, got ${status}: ${text}`);
  return body as Success;
}
