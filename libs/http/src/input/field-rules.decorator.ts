import { SetMetadata, type Type } from '@nestjs/common';
import type { Identity } from '../access/identity.js';
import type { FieldError } from '../problem/problem.exception.js';

/** Rules of fields that no schema can know, such as those of the policy that holds for whoever is signed in. */
export interface FieldRule<Body> {
  faults(body: Body, user: Identity): Promise<readonly FieldError[]>;
}

const RULE = 'enrollment:field-rule';

/** Has the checked body looked at once more, before Idempotency-Keys and everything after them. */
export function FieldRules<Body>(rule: Type<FieldRule<Body>>): MethodDecorator {
  return SetMetadata(RULE, rule);
}

export function fieldRuleOf(handler: object): Type<FieldRule<unknown>> | undefined {
  return Reflect.getMetadata(RULE, handler);
}
