import type { Progress } from '../src/start/progress.js';

interface ProgressStream {
  readonly isTTY?: boolean;
  readonly columns?: number;
  write(text: string): unknown;
}

export declare function terminalProgress(stream?: ProgressStream, stop?: AbortSignal): Progress;
