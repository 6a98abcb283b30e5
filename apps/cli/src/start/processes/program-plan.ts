import type { ServerAccount } from '../postgres/server-account.js';

export interface Command {
  readonly command: string;
  readonly args: readonly string[];
  readonly env: NodeJS.ProcessEnv;
  readonly cwd: string;
  readonly account?: ServerAccount;
  /** An open folder that the program finds as its descriptor 3. */
  readonly openFolder?: number;
}

/** How a part of the stack is begun, seen to be ready, and ended. */
export interface ProgramPlan extends Command {
  /** Names the log file and the part in tests. */
  readonly name: string;
  /** As people read it. */
  readonly label: string;
  readonly stopSignal: NodeJS.Signals;
  /** Runs before each start, also after a crash. */
  prepare?(): Promise<void>;
  isReady(): Promise<boolean>;
}
