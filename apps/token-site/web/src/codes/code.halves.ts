/** Two groups are read and typed without losing one's place. */
export function halves(code: string): readonly [string, string] {
  const middle = code.length / 2;
  return [code.slice(0, middle), code.slice(middle)];
}
