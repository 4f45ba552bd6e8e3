/** What was taken down, for the line that confirms it: "Saved. 3 sessions today are told." */
export function noticeSaved({ away, partly }: { readonly away: number; readonly partly: number }): string {
  const parts = [
    away === 0 ? null : `${sessions(away)} they can’t come to`,
    partly === 0 ? null : `${sessions(partly)} in part`,
  ].filter((part) => part !== null);
  return parts.length === 0 ? "On file already" : `Saved: ${parts.join(", ")}`;
}

function sessions(count: number): string {
  return count === 1 ? "1 session" : `${count} sessions`;
}
