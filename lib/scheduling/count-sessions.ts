/** "1 session", "1,200 sessions". */
export function countSessions(count: number): string {
  return count === 1 ? "1 session" : `${count.toLocaleString("en-US")} sessions`;
}
