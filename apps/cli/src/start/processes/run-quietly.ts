import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const execute = promisify(execFile);

/**
 * Runs a program to its end and answers its output.
 * @throws Error with the last line that it said
 */
export async function runQuietly(
  command: string,
  args: readonly string[],
  options: { readonly env?: NodeJS.ProcessEnv; readonly cwd?: string } = {},
): Promise<string> {
  try {
    const { stdout } = await execute(command, args, { ...options, encoding: 'utf8' });
    return stdout;
  } catch (error) {
    throw new Error(lastWords(error), { cause: error });
  }
}

function lastWords(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const said = 'stderr' in error && typeof error.stderr === 'string' ? error.stderr.trim() : '';
  return said === '' ? error.message : (said.split('\n').at(-1) ?? said);
}
