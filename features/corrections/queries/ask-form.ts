import { and, desc, eq } from "drizzle-orm";
import { clients, correctionRequests } from "@/db/schema";
import type { Reader } from "@/db/store";
import { findRosterState } from "@/features/attendance/queries/roster-state";
import { clientName } from "@/lib/clients/client-name";
import { shownMark, type ShownMark } from "@/lib/attendance/mark";
import type { LocalDate } from "@/lib/time/local-date";
import type { LocalTime } from "@/lib/time/local-time";
import { toLocal, type Instant } from "@/lib/time/zone";

/** What asking for a correction of one line needs. */
export interface AskForm {
  readonly sessionId: string;
  readonly clientId: string;
  readonly name: string;
  readonly title: string;
  readonly date: LocalDate;
  readonly startTime: LocalTime;
  readonly today: LocalDate;
  readonly version: number;
  readonly mark: ShownMark | null;
  readonly isLocked: boolean;
  /** The last request about this line. */
  readonly last: {
    readonly requestId: string;
    readonly state: "waiting" | "approved" | "declined" | "withdrawn";
    readonly why: string;
    readonly answer: string | null;
  } | null;
}

/** The line as it stands, and what was asked about it last. Null: no such line. */
export async function findAskForm(
  reader: Reader,
  asked: { readonly sessionId: string; readonly clientId: string; readonly now: Instant },
): Promise<AskForm | null> {
  const roster = await findRosterState(reader, asked.sessionId);
  const line = roster?.lines.get(asked.clientId);
  if (roster === null || line === undefined) return null;
  const [client] = await reader.select().from(clients).where(eq(clients.id, asked.clientId));
  if (client === undefined) return null;
  const [last] = await reader
    .select()
    .from(correctionRequests)
    .where(and(eq(correctionRequests.sessionId, asked.sessionId), eq(correctionRequests.clientId, asked.clientId)))
    .orderBy(desc(correctionRequests.requestedAt))
    .limit(1);
  const { session } = roster;
  return {
    sessionId: session.id,
    clientId: client.id,
    name: clientName(client),
    title: session.title,
    date: session.date,
    startTime: session.startTime,
    today: toLocal(asked.now, session.zone).date,
    version: line.version,
    mark: line.current === null ? null : shownMark(line.current, session),
    isLocked: line.locksAt !== null && asked.now >= line.locksAt,
    last: last === undefined ? null : { requestId: last.id, state: last.state, why: last.reason, answer: last.answer },
  };
}
