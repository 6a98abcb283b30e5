import type { INestApplication } from '@nestjs/common';
import { DocumentBuilder, type OpenAPIObject, SwaggerModule } from '@nestjs/swagger';
import { listRoutes, type RouteEntry } from '../access/route-list.js';
import type { FaceOptions } from '../face.options.js';
import { cookieNameFor } from '../session/session.middleware.js';
import { isWrite, needsSession, RefusalResponses } from './refusal.responses.js';

type PathItem = OpenAPIObject['paths'][string];
type Operation = NonNullable<PathItem['get']>;

const SESSION = 'session';

const PROBLEM = {
  type: 'object',
  required: ['type', 'title', 'status', 'detail', 'code'],
  properties: {
    type: { type: 'string' },
    title: { type: 'string' },
    status: { type: 'integer' },
    detail: { type: 'string' },
    code: { type: 'string', description: 'Stable name of the refusal, such as OTP.MISMATCH.' },
    errors: {
      type: 'array',
      items: {
        type: 'object',
        required: ['field', 'code', 'message'],
        properties: { field: { type: 'string' }, code: { type: 'string' }, message: { type: 'string' } },
      },
    },
    attemptsRemaining: { type: 'integer', minimum: 0 },
    clockOffsetSeconds: { type: 'integer', description: 'How far the phone is fast; below 0, slow.' },
  },
};

const IDEMPOTENCY_KEY = {
  name: 'Idempotency-Key',
  in: 'header' as const,
  required: false,
  description: 'The same key and body get the same answer for 24 hours.',
  schema: { type: 'string' as const, minLength: 1, maxLength: 255 },
};

function operationOf(document: OpenAPIObject, { method, path }: RouteEntry): Operation | undefined {
  const item = document.paths[path.replaceAll(/:(\w+)/g, '{$1}')];
  return item?.[method.toLowerCase() as 'get'];
}

function securitySchemesOf({ signIn, publicUrl }: FaceOptions) {
  if (!signIn) return {};
  const scheme = { type: 'apiKey' as const, in: 'cookie', name: cookieNameFor(signIn.cookieName, publicUrl) };
  return { securitySchemes: { [SESSION]: scheme } };
}

/** Says once, for all operations, what no controller should have to repeat. */
function complete(document: OpenAPIObject, routes: readonly RouteEntry[], options: FaceOptions): OpenAPIObject {
  const refusals = new RefusalResponses(options.ownStatuses);
  for (const route of routes) {
    const operation = operationOf(document, route);
    if (!operation) continue;
    Object.assign(operation.responses, refusals.of(route));
    if (isWrite(route)) operation.parameters = [...(operation.parameters ?? []), IDEMPOTENCY_KEY];
    if (options.signIn && needsSession(route)) operation.security = [{ [SESSION]: [] }];
  }
  const schemas = { ...document.components?.schemas, Problem: PROBLEM };
  const own = { schemas, responses: refusals.components, ...securitySchemesOf(options) };
  return { ...document, components: { ...document.components, ...own } };
}

/** What the face answers, and every status with which it refuses. */
export function openApiDocument(app: INestApplication, options: FaceOptions): OpenAPIObject {
  const { api, publicUrl } = options;
  const config = new DocumentBuilder()
    .setOpenAPIVersion('3.1.0')
    .setTitle(api.title)
    .setDescription(api.description)
    .setVersion('1')
    .addServer(publicUrl)
    .build();
  return complete(SwaggerModule.createDocument(app, config), listRoutes(app), options);
}
