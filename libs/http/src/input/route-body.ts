import type { ExecutionContext } from '@nestjs/common';
import { ROUTE_ARGS_METADATA } from '@nestjs/common/constants.js';
import { RouteParamtypes } from '@nestjs/common/internal';
import type { StandardSchemaV1 } from '@standard-schema/spec';
import { refusalOfIssues } from './field-errors.js';

interface RouteArgument {
  readonly data?: unknown;
  readonly schema?: StandardSchemaV1;
}

function bodySchemaOf(context: ExecutionContext): StandardSchemaV1 | undefined {
  const args: Record<string, RouteArgument> =
    Reflect.getMetadata(ROUTE_ARGS_METADATA, context.getClass(), context.getHandler().name) ?? {};
  const body = Object.entries(args).find(
    ([key, { data }]) => key.startsWith(`${RouteParamtypes.BODY}:`) && data === undefined,
  );
  return body?.[1].schema;
}

/**
 * The body as the route's schema reads it.
 * Interceptors run before Nest's pipes, but a field's fault must be told before a key's (order of checks).
 */
export async function checkedBody(context: ExecutionContext, body: unknown): Promise<unknown> {
  const schema = bodySchemaOf(context);
  if (!schema) return body;
  const result = await schema['~standard'].validate(body);
  if (result.issues) throw refusalOfIssues(result.issues);
  return result.value;
}
