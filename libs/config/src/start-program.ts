import { SettingsError } from './settings-error.js';

/** Runs a program's entry. A wrong setting is told in plain words, without a stack that nobody can act on. */
export async function startProgram(main: () => Promise<void>): Promise<void> {
  try {
    await main();
  } catch (error) {
    const told = error instanceof SettingsError ? error.message : error instanceof Error ? error.stack : String(error);
    process.stderr.write(`${told}\n`);
    process.exit(1);
  }
}
