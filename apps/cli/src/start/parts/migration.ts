import { dirname } from 'node:path';
import { spawnChild } from '../processes/child.js';
import { freshLogFile, lastLines, shortPath } from '../processes/log-file.js';
import { StartRefused } from '../start-refused.error.js';
import { programFile } from './own-programs.js';

/** Brings the database to today's tables and people. */
export async function migrate(env: NodeJS.ProcessEnv, logs: string): Promise<void> {
  const program = programFile('worker', 'migrate.js');
  const logFile = freshLogFile(logs, 'migrate');
  const child = spawnChild(
    {
      command: process.execPath,
      args: ['--enable-source-maps', program],
      env,
      cwd: dirname(program),
    },
    logFile,
  );
  const how = await child.ended;
  if (how !== 'exit code 0') {
    throw new StartRefused(`The migration failed (${how}). Its log, ${shortPath(logFile)}:\n${lastLines(logFile)}`);
  }
}
