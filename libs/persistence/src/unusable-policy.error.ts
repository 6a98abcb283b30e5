import type { PolicyFault } from '@enrollment/domain';

/** Thrown when the rules of a service are not such that an enrollment can go by them. Names every fault. */
export class UnusablePolicy extends Error {
  override readonly name = 'UnusablePolicy';

  constructor(
    readonly serviceId: string,
    readonly version: number,
    readonly faults: readonly PolicyFault[],
  ) {
    const lines = faults.map(({ member, allowed }) => `  ${member} must be ${allowed}`);
    super([`policy version ${version} of service ${serviceId} cannot be used:`, ...lines].join('\n'));
  }
}
