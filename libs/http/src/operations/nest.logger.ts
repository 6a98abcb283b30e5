import type { LoggerService } from '@nestjs/common';
import type { Logger } from 'pino';

function contextOf(parts: unknown[]): { context?: string } {
  const last = parts.at(-1);
  return typeof last === 'string' ? { context: last } : {};
}

/** Lets what Nest says of itself go the way of all other lines. Its account of each route is for debugging. */
export class NestLogger implements LoggerService {
  constructor(private readonly logger: Logger) {}

  log(message: unknown, ...parts: unknown[]): void {
    this.logger.debug(contextOf(parts), String(message));
  }

  warn(message: unknown, ...parts: unknown[]): void {
    this.logger.warn(contextOf(parts), String(message));
  }

  error(message: unknown, ...parts: unknown[]): void {
    if (message instanceof Error) this.logger.error({ err: message, ...contextOf(parts) });
    else this.logger.error(contextOf(parts), String(message));
  }
}
