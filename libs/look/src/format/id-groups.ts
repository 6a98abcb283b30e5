/** Groups of four, as IDs are shown: `1234 5678 9012`. */
export function idGroups(id: string): string[] {
  return id.match(/.{1,4}/gu) ?? [];
}
