import { and, eq, gt, inArray, isNull } from "drizzle-orm";
import { absenceNotices, enrollments, sessions, staff } from "@/db/schema";
import type { Reader } from "@/db/store";
import { readStandingInputs } from "@/features/standing/queries/standing-inputs";
import { hoursWithout, type WeekBest } from "@/lib/notices/hours-without";
import { addDays, type LocalDate } from "@/lib/time/local-date";
import type { LocalTime } from "@/lib/time/local-time";
import { toLocal, type Instant } from "@/lib/time/zone";
import { listComing } from "./call-in";
import { findNoticeLines } from "./notice-lines";

/** Something that a client told us about a session that is not over. */
export interface OwnNotice {
  readonly noticeId: string;
  readonly sessionId: string;
  readonly date: LocalDate;
  readonly startTime: LocalTime;
  readonly endTime: LocalTime;
  readonly title: string;
  readonly kind: "cannot_come" | "late" | "leaving_early";
  readonly expectedTime: LocalTime | null;
  readonly isExcused: boolean | null;
  readonly mayTakeBack: boolean;
}

/** What a client told us that still matters, in order of the sessions. One query. */
export async function listOwnNotices(reader: Reader, clientId: string, now: Instant): Promise<OwnNotice[]> {
  const rows = await reader
    .select({ notice: absenceNotices, session: sessions })
    .from(absenceNotices)
    .innerJoin(sessions, eq(sessions.id, absenceNotices.sessionId))
    .where(
      and(
        eq(absenceNotices.clientId, clientId),
        isNull(absenceNotices.withdrawnAt),
        gt(sessions.endsAt, now),
        eq(sessions.status, "scheduled"),
      ),
    )
    .orderBy(sessions.startsAt, sessions.id);
  return rows.map(({ notice, session }) => ({
    noticeId: notice.id,
    sessionId: session.id,
    date: session.date,
    startTime: session.startTime,
    endTime: toLocal(session.endsAt, session.zone).time,
    title: session.title,
    kind: notice.kind,
    expectedTime: notice.expectedTime,
    isExcused: notice.isExcused,
    mayTakeBack: session.startsAt > now,
  }));
}

/** What the sheet "I can’t make it" needs. */
export interface OwnNoticeForm {
  readonly sessionId: string;
  readonly title: string;
  readonly date: LocalDate;
  readonly startTime: LocalTime;
  readonly endTime: LocalTime;
  readonly today: LocalDate;
  readonly hasStarted: boolean;
  /** The first name of who decides. */
  readonly decider: string | null;
  /** What the week comes to without this session, and without all that is left of its day. */
  readonly withoutSession: WeekBest | null;
  readonly withoutDay: WeekBest | null;
  readonly sessionsThatDay: number;
  readonly otherDays: readonly {
    readonly date: LocalDate;
    readonly sessions: number;
    readonly without: WeekBest | null;
  }[];
}

/** How far ahead a client says that they cannot come. */
const OWN_DAYS_AHEAD = 14;

/** The client's own sessions that they can still say something about, in order, and those they said they cannot come to. */
export async function listOwnTellable(reader: Reader, clientId: string, now: Instant, today: LocalDate) {
  const coming = (
    await listComing(reader, clientId, { from: addDays(today, -1), to: addDays(today, OWN_DAYS_AHEAD) })
  ).filter(({ endsAt }) => endsAt > now);
  const lines = await findNoticeLines(
    reader,
    clientId,
    coming.map(({ id }) => id),
  );
  const isOpen = new Set(
    lines.filter(({ current }) => current === null || current.was === "attended").map(({ session }) => session.id),
  );
  const isAway = new Set(lines.filter(({ notice }) => notice?.kind === "cannot_come").map(({ session }) => session.id));
  return {
    sessions: coming.filter(({ id }) => isOpen.has(id) && !isAway.has(id)),
    awayIds: [...isAway],
  };
}

/** The sheet for one of the client's own sessions. Null: it is none of theirs, or it is over. */
export async function findOwnNoticeForm(
  reader: Reader,
  clientId: string,
  sessionId: string,
  asked: { readonly now: Instant; readonly today: LocalDate },
): Promise<OwnNoticeForm | null> {
  const { sessions: tellable, awayIds } = await listOwnTellable(reader, clientId, asked.now, asked.today);
  const session = tellable.find(({ id }) => id === sessionId);
  if (session === undefined) return null;
  const toCome = tellable.filter(({ startsAt }) => startsAt > asked.now);
  const enrolled = await reader
    .select({ id: enrollments.id, counselorId: enrollments.counselorId })
    .from(enrollments)
    .where(eq(enrollments.clientId, clientId));
  const subjects = await readStandingInputs(
    reader,
    enrolled.map(({ id }) => id),
    asked.now,
  );
  const subject = subjects.find(({ input }) => input.expectedSessions.some(({ id }) => id === sessionId));
  const without = (some: readonly { readonly id: string; readonly date: LocalDate }[]) => {
    const [first] = some;
    if (subject === undefined || first === undefined) return null;
    return hoursWithout(subject.input, [...awayIds, ...some.map(({ id }) => id)], first.date);
  };
  const ofDay = (date: LocalDate) => toCome.filter((each) => each.date === date);
  const counselorId = enrolled.find(({ id }) => id === subject?.enrollmentId)?.counselorId ?? session.facilitatorId;
  const [decider] =
    counselorId === null
      ? []
      : await reader
          .select({ givenName: staff.givenName })
          .from(staff)
          .where(inArray(staff.id, [counselorId]));
  const days = [...new Set(toCome.map(({ date }) => date))].filter((date) => date !== session.date);
  return {
    sessionId,
    title: session.title,
    date: session.date,
    startTime: session.startTime,
    endTime: toLocal(session.endsAt, session.zone).time,
    today: asked.today,
    hasStarted: session.startsAt <= asked.now,
    decider: decider?.givenName ?? null,
    withoutSession: without([session]),
    withoutDay: without(ofDay(session.date)),
    sessionsThatDay: ofDay(session.date).length,
    otherDays: days.map((date) => ({ date, sessions: ofDay(date).length, without: without(ofDay(date)) })),
  };
}
