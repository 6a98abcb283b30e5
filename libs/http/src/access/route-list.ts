import type { ProblemCode } from '@enrollment/domain';
import { type INestApplicationContext, RequestMethod } from '@nestjs/common';
import { METHOD_METADATA, PATH_METADATA } from '@nestjs/common/constants.js';
import { MetadataScanner, ModulesContainer } from '@nestjs/core';
import { refusalsOf } from '../documents/refuses.decorator.js';
import { marksOf, type RouteMark } from './route-mark.decorator.js';

export interface RouteEntry {
  readonly method: string;
  readonly path: string;
  readonly handler: string;
  readonly marks: readonly RouteMark[];
  /** What it refuses with beside what every route of its kind does. */
  readonly refusals: readonly ProblemCode[];
}

function pathsOf(target: object): string[] {
  const path: string | string[] = Reflect.getMetadata(PATH_METADATA, target) ?? '';
  return Array.isArray(path) ? path : [path];
}

function join(...parts: string[]): string {
  const segments = parts.flatMap((part) => part.split('/')).filter((segment) => segment !== '');
  return `/${segments.join('/')}`;
}

function routesOf(controller: new (...args: never[]) => unknown, scanner: MetadataScanner): RouteEntry[] {
  const prototype = controller.prototype as Record<string, object>;
  return scanner.getAllMethodNames(prototype).flatMap((name) => {
    const handler = prototype[name];
    const method: RequestMethod | undefined = handler && Reflect.getMetadata(METHOD_METADATA, handler);
    if (!handler || method === undefined) return [];
    const paths = pathsOf(controller).flatMap((base) => pathsOf(handler).map((path) => join(base, path)));
    return paths.map((path) => ({
      method: RequestMethod[method] ?? 'ALL',
      path,
      handler: `${controller.name}.${name}`,
      marks: marksOf(handler),
      refusals: refusalsOf(handler),
    }));
  });
}

/** Every route of an application with its marks, so that a start and a test can prove that none is without. */
export function listRoutes(app: INestApplicationContext): RouteEntry[] {
  const scanner = new MetadataScanner();
  const controllers = new Set(
    [...app.get(ModulesContainer).values()].flatMap((module) =>
      [...module.controllers.values()].map((c) => c.metatype),
    ),
  );
  return [...controllers].flatMap((controller) =>
    typeof controller === 'function' ? routesOf(controller as new (...args: never[]) => unknown, scanner) : [],
  );
}

/** The routes that do not carry exactly one mark. */
export function unmarkedRoutes(routes: readonly RouteEntry[]): RouteEntry[] {
  return routes.filter(({ marks }) => marks.length !== 1);
}

function matches(template: string, path: string): boolean {
  const expected = template.split('/');
  const actual = path.replace(/\/$/, '').split('/');
  if (path === '/') return template === '/';
  return (
    expected.length === actual.length &&
    expected.every((segment, index) => (segment.startsWith(':') ? actual[index] !== '' : segment === actual[index]))
  );
}

/** The methods that a path answers to; empty when there is nothing at it. */
export function methodsOf(routes: readonly RouteEntry[], path: string): string[] {
  const methods = new Set(routes.filter((route) => matches(route.path, path)).map(({ method }) => method));
  if (methods.has('GET')) methods.add('HEAD');
  return [...methods].sort();
}
