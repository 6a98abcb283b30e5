import type { Progress } from '../src/start/progress.js';

export declare function buildChangedTargets(progress: Progress): Promise<readonly string[]>;
