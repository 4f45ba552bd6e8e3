import { formatDate, formatTime } from "@/lib/time/format";
import { localTimeOfMinutes } from "@/lib/time/local-time";
import type { WeekClash, WeekSession } from "../queries/week";
import { shownTitle } from "./session-words";

/** A clash of the week in words, with a way to both its sides. */
export interface ToldClash {
  readonly key: string;
  /** "Room A is taken twice" */
  readonly title: string;
  /** "Fri, Nov 20" */
  readonly day: string;
  readonly sides: readonly { readonly id: string; readonly text: string }[];
}

/** Tells the clashes of a week. Sessions that a filter hides are not told of. */
export function tellClashes(clashes: readonly WeekClash[], sessions: readonly WeekSession[]): ToldClash[] {
  const byId = new Map(sessions.map((session) => [session.id, session]));
  return clashes.flatMap(({ kind, who, sessionIds }) => {
    const sides = sessionIds.map((id) => byId.get(id)).filter((session) => session !== undefined);
    const first = sides[0];
    if (first === undefined || sides.length < 2) return [];
    return [
      {
        key: [kind, who, ...sessionIds].join(" "),
        title: titleOf(kind, who),
        day: formatDate(first.date),
        sides: sides.map((session) => ({ id: session.id, text: `${shownTitle(session)}, ${startOf(session)}` })),
      },
    ];
  });
}

/** What each session clashes for, for its block and its row. */
export function clashesBySession(clashes: readonly WeekClash[]): Record<string, string> {
  const told: Record<string, string> = {};
  for (const { kind, who, sessionIds } of clashes)
    for (const id of sessionIds)
      told[id] = told[id] === undefined ? titleOf(kind, who) : `${told[id]}, ${titleOf(kind, who)}`;
  return told;
}

function titleOf(kind: WeekClash["kind"], who: string | null): string {
  switch (kind) {
    case "client":
      return `${who ?? "A client"} is in two places`;
    case "facilitator":
      return `${who ?? "Somebody"} leads two sessions at once`;
    case "room":
      return `${who ?? "A room"} is taken twice`;
  }
}

function startOf({ startMinute }: WeekSession): string {
  return formatTime(localTimeOfMinutes(startMinute));
}
