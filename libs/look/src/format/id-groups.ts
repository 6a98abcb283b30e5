/** Groups of four, as IDs are shown: `1234 5678 9012`. An ID that has hyphens is grouped by them already. */
export function idGroups(id: string): string[] {
  return id.includes('-') ? [id] : (id.match(/.{1,4}/gu) ?? []);
}
