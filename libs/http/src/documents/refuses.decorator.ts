import type { ProblemCode } from '@enrollment/domain';
import { SetMetadata } from '@nestjs/common';

const REFUSALS = 'enrollment:refusals';

/** The refusals of a route's own, for its document; those that its kind of route has are known without. */
export const Refuses = (...codes: [ProblemCode, ...ProblemCode[]]): MethodDecorator => SetMetadata(REFUSALS, codes);

export function refusalsOf(handler: object): readonly ProblemCode[] {
  return Reflect.getMetadata(REFUSALS, handler) ?? [];
}
