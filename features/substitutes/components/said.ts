/** What was just done, as the address says it after a redirect, in words. Null: nothing, or nothing that makes sense. */
export function saidText(said: string | readonly string[] | undefined): string | null {
  const [, what, first, second] =
    /^([a-z]+)-(\d{1,4})(?:-(\d{1,4}))?$/.exec(typeof said === "string" ? said : "") ?? [];
  if (what === undefined) return null;
  const count = Number(first);
  const sessions = count === 1 ? "1 session" : `${count} sessions`;
  switch (what) {
    case "asked":
      return `Asked about ${sessions}`;
    case "assigned":
      return count === 1 ? "1 session has a substitute" : `${count} sessions have a substitute`;
    case "back":
      return "Taken back";
    case "withdrawn":
      return count === 0 ? "Days away withdrawn" : `Days away withdrawn, ${sessions} given back`;
    case "accept": {
      const gone = Number(second ?? 0);
      return `You lead ${sessions}${gone === 0 ? "" : `. ${gone} ${gone === 1 ? "was" : "were"} settled meanwhile`}`;
    }
    case "decline":
      return "Thank you for answering";
    default:
      return null;
  }
}

/** "1 session", "12 sessions". */
export function sessionsText(count: number): string {
  return count === 1 ? "1 session" : `${count} sessions`;
}

/** "3 sessions have nobody yet" */
export function nobodyYet(count: number): string {
  return count === 1 ? "1 session has nobody yet" : `${count} sessions have nobody yet`;
}
