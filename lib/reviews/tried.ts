/** An attempt to reach somebody, as far as the evidence counts it. */
export interface Tried {
  readonly channel: "call" | "text" | "email" | "in_person" | "letter";
  readonly wasReached: boolean;
}

const CHANNELS: readonly {
  readonly channel: Tried["channel"];
  readonly one: string;
  readonly many: string;
  readonly none: string;
}[] = [
  { channel: "call", one: "1 call", many: "calls", none: "No call was made." },
  { channel: "text", one: "1 text", many: "texts", none: "No text was sent." },
  { channel: "email", one: "1 email", many: "emails", none: "No email was sent." },
  { channel: "letter", one: "1 letter", many: "letters", none: "No letter was sent." },
  { channel: "in_person", one: "1 contact in person", many: "contacts in person", none: "No contact in person." },
];

/** What was tried to reach a client, and, said as plainly, what was not: "4 calls, 1 reached." and "No letter was sent." */
export function explainTried(attempts: readonly Tried[]): { readonly tried: string[]; readonly notTried: string[] } {
  const tried: string[] = [];
  const notTried: string[] = [];
  for (const { channel, one, many, none } of CHANNELS) {
    const own = attempts.filter((attempt) => attempt.channel === channel);
    const reached = own.filter(({ wasReached }) => wasReached).length;
    if (own.length === 0) notTried.push(none);
    else
      tried.push(`${own.length === 1 ? one : `${own.length} ${many}`}, ${reached === 0 ? "none" : reached} reached.`);
  }
  return { tried, notTried };
}
