import { and, desc, eq, gte, lt, lte } from "drizzle-orm";
import { marks, sessions } from "@/db/schema";
import { askCorrection } from "@/features/corrections/commands/ask-correction";
import { listComing } from "@/features/notices/queries/call-in";
import { logNotices, type ToldNotice } from "@/features/notices/commands/log-notices";
import type { NoticeKind } from "@/lib/notices/notice";
import { addDays } from "@/lib/time/local-date";
import type { LocalTime } from "@/lib/time/local-time";
import type { Company, Person } from "./people";

interface Told {
  readonly who: string;
  readonly daysAgo: number;
  readonly at: string;
  readonly kind: NoticeKind;
  readonly expectedTime: LocalTime | null;
  readonly channel: ToldNotice["channel"];
  readonly reason: string | null;
  readonly words: string | null;
}

/** What people told the front desk of today's and yesterday's sessions. */
const STORY: readonly Told[] = [
  {
    who: "Odette Larkspur",
    ...{ daysAgo: 0, at: "09:58", kind: "late", expectedTime: null, channel: "text", reason: null, words: null },
  },
  {
    who: "Delphine Moss",
    ...{ daysAgo: 1, at: "13:20", kind: "cannot_come", expectedTime: null, channel: "text", reason: "Ride" },
    words: "The bus did not come. I will be there tomorrow.",
  },
];

/** Somebody called, texted or said so at the door; and one late correction waits for the director. */
export async function playCallIns(company: Company): Promise<void> {
  for (const told of STORY) await tell(company, told);
  await askOnce(company);
}

async function tell({ stage, places, people }: Company, { who, daysAgo, at, ...told }: Told): Promise<void> {
  const person = [...people.values()].find(({ stay }) => stay.name === who);
  const day = addDays(stage.today, -daysAgo);
  const givenAt = stage.at(day, at);
  if (person === undefined || givenAt > stage.now) return;
  // The session that runs, or runs next, when they speak; for who cannot come, what is left of the day.
  const { clientId } = person;
  const coming = await listComing(stage.store.reader, clientId, { from: day, to: day });
  const open = coming.filter(({ endsAt }) => endsAt > givenAt);
  const chosen = told.kind === "cannot_come" ? open : open.slice(0, 1);
  if (chosen.length === 0) return;
  const by = places.staff.tilda;
  const input = { ...told, clientId, givenAt, sessionIds: chosen.map(({ id }) => id) };
  await stage.do(logNotices, input, { by, at: givenAt });
}

/** A miss of three weeks ago that its facilitator finds on the sign-in sheet: the period is locked, so the director decides. */
async function askOnce({ stage, places, people }: Company): Promise<void> {
  const { reader } = stage.store;
  const [row] = await reader
    .select({ mark: marks, session: sessions })
    .from(marks)
    .innerJoin(sessions, eq(sessions.id, marks.sessionId))
    .where(
      and(
        eq(marks.isCurrent, true),
        eq(marks.was, "missed"),
        gte(sessions.date, addDays(stage.today, -24)),
        lte(sessions.date, addDays(stage.today, -14)),
        lt(marks.recordedAt, stage.now),
      ),
    )
    .orderBy(desc(sessions.startsAt), desc(marks.id))
    .limit(1);
  const isOurs = (person: Person) => person.clientId === row?.mark.clientId;
  if (row === undefined || ![...people.values()].some(isOurs)) return;
  const by = places.staffById.get(row.session.facilitatorId ?? "") ?? places.staff.tilda;
  const nothing = { leftAt: null, told: null, reason: null, modality: null };
  const wanted = { ...nothing, as: "late" as const, minutesLate: 5, why: "They are on the sign-in sheet, five past." };
  const line = { sessionId: row.session.id, clientId: row.mark.clientId, seenVersion: row.mark.version };
  await stage.do(askCorrection, { ...line, ...wanted }, { by, at: stage.at(stage.today, "08:40") });
}
