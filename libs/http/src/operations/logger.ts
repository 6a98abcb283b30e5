import { type LevelWithSilent, type Logger, pino } from 'pino';
import { loggableError, SECRET_PATHS } from './log-redaction.js';

export interface LoggerOptions {
  readonly name: string;
  readonly level?: LevelWithSilent;
}

/** One JSON object a line on standard output, without secrets. */
export function createLogger({ name, level = 'info' }: LoggerOptions): Logger {
  return pino({
    name,
    level,
    base: { name },
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: (label) => ({ level: label }) },
    serializers: { err: (error: unknown) => loggableError(error) },
    redact: { paths: SECRET_PATHS, censor: '[redacted]' },
  });
}
