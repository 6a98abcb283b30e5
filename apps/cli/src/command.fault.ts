/** Thrown when a command cannot do what was asked; its message says what to do next. */
export class CommandFault extends Error {
  override readonly name = 'CommandFault';
}

/** Ends a command that failed with a plain sentence and a non-zero exit code. Anything else is a bug and keeps its stack. */
export function reportingFaults<Args extends unknown[]>(action: (...args: Args) => Promise<void>) {
  return async (...args: Args): Promise<void> => {
    try {
      await action(...args);
    } catch (error) {
      if (!(error instanceof CommandFault)) throw error;
      process.stderr.write(`${error.message}\n`);
      process.exitCode = 1;
    }
  };
}
