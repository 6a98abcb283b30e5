import { SetMetadata } from '@nestjs/common';

/** Who may call a route. Every route carries exactly one mark; one without is refused. */
export type RouteMark =
  | { readonly kind: 'public' }
  | { readonly kind: 'authenticated' }
  | { readonly kind: 'roles'; readonly roles: readonly string[] };

export const ROUTE_MARKS = 'enrollment:route-marks';

/** Collects instead of overwriting, so that two marks on one route are noticed. */
function mark(routeMark: RouteMark): MethodDecorator {
  return (target, key, descriptor) => {
    const handler = descriptor.value as object;
    const marks: RouteMark[] = Reflect.getMetadata(ROUTE_MARKS, handler) ?? [];
    SetMetadata(ROUTE_MARKS, [...marks, routeMark])(target, key, descriptor);
  };
}

export const Public = (): MethodDecorator => mark({ kind: 'public' });
export const Authenticated = (): MethodDecorator => mark({ kind: 'authenticated' });

/** Signed in and holding at least one of the roles. */
export const Roles = (...roles: [string, ...string[]]): MethodDecorator => mark({ kind: 'roles', roles });

export function marksOf(handler: object): readonly RouteMark[] {
  return Reflect.getMetadata(ROUTE_MARKS, handler) ?? [];
}
