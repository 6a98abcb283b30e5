/** Groups of four by spaces, as people read numbers aloud: 1234 5678 9012. */
export function groupedUserId(userId: string): string {
  return userId.replace(/(?<=^(?:.{4})+)(?=.)/g, ' ');
}
