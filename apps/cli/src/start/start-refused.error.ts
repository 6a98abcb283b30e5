/** Thrown when the stack cannot run for a reason that its message tells a person how to mend. */
export class StartRefused extends Error {
  override readonly name = 'StartRefused';
}
