import { SetMetadata } from '@nestjs/common';

const SCOPE = 'enrollment:idempotency-scope';

/** Says who stands behind a key where there is no session, from the checked body: such as a device's thumbprint. */
export function IdempotencyScope<Body>(scopeOf: (body: Body) => string | Promise<string>): MethodDecorator {
  return SetMetadata(SCOPE, scopeOf);
}

export function scopeOfBody(handler: object): ((body: unknown) => string | Promise<string>) | undefined {
  return Reflect.getMetadata(SCOPE, handler);
}
