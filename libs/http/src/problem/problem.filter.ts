import { type ArgumentsHost, Catch, type ExceptionFilter } from '@nestjs/common';
import type { Request, Response } from 'express';
import type { Logger } from 'pino';
import type { ExplainingPages } from '../pages/explaining.pages.js';
import type { ExplainingPageKind } from '../pages/explaining.texts.js';
import { type OwnStatuses, type ProblemDocument, problemDocument, retryAfterOf } from './problem.document.js';
import { ProblemException } from './problem.exception.js';
import { problemOf } from './problem.mapping.js';

export type AllowedMethods = (path: string) => readonly string[];

const NO_PAGES = /^\/(api|health)(\/|$)/;

/** A person who opened an address, and not a program that called one. */
function isForPerson(request: Request): boolean {
  return !NO_PAGES.test(request.path) && request.accepts(['application/problem+json', 'html']) === 'html';
}

function sendProblem(document: ProblemDocument, response: Response): void {
  response.status(document.status).setHeader('Cache-Control', 'no-store');
  response.type('application/problem+json').send(JSON.stringify(document));
}

function pageFor(status: number): ExplainingPageKind | undefined {
  if (status === 404) return 'notFound';
  return status === 429 || status >= 500 ? 'unavailable' : undefined;
}

/** The one place where an error becomes an HTTP answer. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  constructor(
    private readonly logger: Logger,
    private readonly allowedMethods: AllowedMethods,
    private readonly pages: ExplainingPages,
    private readonly ownStatuses: OwnStatuses = {},
  ) {}

  catch(thrown: unknown, host: ArgumentsHost): void {
    const request = host.switchToHttp().getRequest<Request>();
    const response = host.switchToHttp().getResponse<Response>();
    const problem = this.withMethods(problemOf(thrown), request, response);
    const document = problemDocument(problem, this.ownStatuses);
    if (document.code === 'INTERNAL') this.logger.error({ err: thrown }, 'request failed');
    else if (document.code === 'DEPENDENCY.UNAVAILABLE') this.logger.warn({ err: thrown }, 'dependency unavailable');
    if (response.headersSent) {
      response.destroy();
      return;
    }
    const retryAfter = retryAfterOf(problem);
    if (retryAfter !== undefined) response.setHeader('Retry-After', String(Math.max(1, Math.ceil(retryAfter))));
    const page = isForPerson(request) ? pageFor(document.status) : undefined;
    if (page === undefined) sendProblem(document, response);
    else this.pages.send(page, request, response, document.status);
  }

  /** A known path asked with another method is 405 and not 404 (RFC 9110 §15.5.6). */
  private withMethods(problem: ProblemException, request: Request, response: Response): ProblemException {
    if (problem.code !== 'REQUEST.NOT_FOUND' && problem.code !== 'REQUEST.METHOD') return problem;
    const allowed = this.allowedMethods(request.path);
    if (allowed.length === 0 || (allowed.includes(request.method) && problem.code === 'REQUEST.NOT_FOUND'))
      return problem;
    response.setHeader('Allow', allowed.join(', '));
    return new ProblemException('REQUEST.METHOD');
  }
}
