import { randomUUID } from 'node:crypto';
import type { RequestHandler } from 'express';
import type { Logger } from 'pino';
import { pinoHttp } from 'pino-http';
import { loggableRequest, loggableResponse } from './log-redaction.js';

/** One line for each request; the caller learns its ID, so that support can find the line. */
export function logRequests(logger: Logger): RequestHandler {
  const log = pinoHttp({
    logger,
    genReqId: (_request, response) => {
      const id = randomUUID();
      response.setHeader('X-Request-Id', id);
      return id;
    },
    serializers: { req: loggableRequest, res: loggableResponse },
    quietReqLogger: true,
    autoLogging: { ignore: (request) => (request.url ?? '').startsWith('/health/') },
    customLogLevel: () => 'info',
    customSuccessMessage: () => 'request',
    // The filter has logged what failed; here it is one line more with its status.
    customErrorMessage: () => 'request',
    customErrorObject: (_request, _response, _error, value) => ({ ...value, err: undefined }),
  });
  return (request, response, next) => log(request, response, next);
}
