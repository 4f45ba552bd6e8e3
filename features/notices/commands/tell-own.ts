import type { Tx } from "@/db/store";
import { refuse } from "@/lib/result";
import type { LocalDate } from "@/lib/time/local-date";
import { localTimeOfMinutes, minutesOfDay } from "@/lib/time/local-time";
import type { Call } from "@/server/doors/call";
import { listOwnTellable } from "../queries/own-notices";

import { logNotices } from "./log-notices";

/**
 * A client tells the clinic from their own phone: cannot come to one session, to the rest of its day, or on another day;
 * or comes late to it. Only sessions of their own plan that are to come can be named, whatever the form says.
 */
export async function tellOwn(
  tx: Tx,
  call: Call,
  input: {
    readonly clientId: string;
    readonly sessionId: string;
    readonly kind: "cannot_come" | "late";
    readonly scope: "session" | "day" | "other";
    readonly otherDay: LocalDate | null;
    readonly minutes: number | null;
    readonly reason: string | null;
  },
): ReturnType<typeof logNotices> {
  const { clientId, kind, scope, reason } = input;
  const { sessions } = await listOwnTellable(tx, clientId, call.now, call.now.toISOString().slice(0, 10) as LocalDate);
  const session = sessions.find(({ id }) => id === input.sessionId);
  if (session === undefined) return refuse({ why: "already_over" });
  const toCome = sessions.filter(({ startsAt }) => startsAt > call.now);
  const day = scope === "other" ? input.otherDay : session.date;
  const chosen = kind === "late" || scope === "session" ? [session] : toCome.filter(({ date }) => date === day);
  const late = kind === "late" && input.minutes !== null ? minutesOfDay(session.startTime) + input.minutes : null;
  return logNotices(tx, call, {
    clientId,
    sessionIds: chosen.map(({ id }) => id),
    kind,
    expectedTime: late === null ? null : localTimeOfMinutes(late % 1440),
    givenAt: call.now,
    channel: "app",
    reason,
    words: null,
    isOwn: true,
  });
}
