import { and, asc, eq, gte, inArray, lte } from "drizzle-orm";
import { absenceNotices, kioskDevices, marks, sessions } from "@/db/schema";
import type { Reader } from "@/db/store";
import { findActorNames } from "@/features/audit/queries/changes";
import { shownMark, type MarkName } from "@/lib/attendance/mark";
import { deviceWords } from "@/lib/attendance/device-words";
import { NOTICE_ICONS, noticeWords } from "@/lib/notices/notice-words";
import { formatInstant, formatTime } from "@/lib/time/format";
import type { LocalDate } from "@/lib/time/local-date";
import { toLocal, type Instant } from "@/lib/time/zone";

/** One version of a mark, in words that a page shows as they are. */
export interface MarkVersion {
  readonly version: number;
  /** Null: the line was put back to not recorded. */
  readonly name: MarkName | null;
  /** "12 min", "at 10:50 AM". */
  readonly detail: string | null;
  readonly reason: string | null;
  readonly by: string | null;
  readonly at: string;
  /** When the finger set it, where that was before it could be sent. */
  readonly takenAt: string | null;
  readonly device: string;
  readonly why: string | null;
}

/** What the client said about the line, under its marks. */
export interface LineWords {
  readonly icon: (typeof NOTICE_ICONS)[keyof typeof NOTICE_ICONS];
  readonly told: string;
  readonly words: string | null;
  readonly reason: string | null;
  readonly decision: "waits" | "excused" | "not_excused" | null;
}

export interface MarkHistoryView {
  /** The first version first. */
  readonly versions: readonly MarkVersion[];
  readonly told: LineWords | null;
}

/** Everything ever recorded of one line, cleared versions too, and what the client said about it: four queries. */
export async function findMarkHistory(
  reader: Reader,
  asked: { readonly sessionId: string; readonly clientId: string; readonly now: Instant },
): Promise<MarkHistoryView> {
  const found = await readHistories(
    reader,
    and(eq(marks.sessionId, asked.sessionId), eq(marks.clientId, asked.clientId)),
    and(eq(absenceNotices.sessionId, asked.sessionId), eq(absenceNotices.clientId, asked.clientId)),
    asked.now,
  );
  return found.get(asked.sessionId) ?? { versions: [], told: null };
}

/** The same for all sessions of one client over a range of days, by session: four queries, however many. */
export async function listMarkHistories(
  reader: Reader,
  asked: { readonly clientId: string; readonly from: LocalDate; readonly through: LocalDate; readonly now: Instant },
): Promise<Map<string, MarkHistoryView>> {
  return readHistories(
    reader,
    and(eq(marks.clientId, asked.clientId), gte(marks.serviceDate, asked.from), lte(marks.serviceDate, asked.through)),
    and(eq(absenceNotices.clientId, asked.clientId), gte(sessions.date, asked.from), lte(sessions.date, asked.through)),
    asked.now,
  );
}

type Condition = ReturnType<typeof and>;

async function readHistories(
  reader: Reader,
  ofMarks: Condition,
  ofNotices: Condition,
  now: Instant,
): Promise<Map<string, MarkHistoryView>> {
  const rows = await reader
    .select({ mark: marks, session: sessions })
    .from(marks)
    .innerJoin(sessions, eq(sessions.id, marks.sessionId))
    .where(ofMarks)
    .orderBy(asc(marks.sessionId), asc(marks.version));
  const notices = await reader
    .select({ notice: absenceNotices, session: sessions })
    .from(absenceNotices)
    .innerJoin(sessions, eq(sessions.id, absenceNotices.sessionId))
    .where(ofNotices)
    .orderBy(asc(absenceNotices.givenAt));
  const names = await findActorNames(
    reader,
    rows.map(({ mark }) => mark.recordedBy),
  );
  const tablets = await readTablets(
    reader,
    rows.map(({ mark }) => mark.recordedBy),
  );
  const found = new Map<string, { versions: MarkVersion[]; told: LineWords | null }>();
  const of = (sessionId: string) => {
    const view = found.get(sessionId) ?? { versions: [], told: null };
    found.set(sessionId, view);
    return view;
  };
  for (const { mark, session } of rows) {
    const shown = mark.isClear ? null : shownMark(mark, session);
    const { date: today } = toLocal(now, session.zone);
    of(session.id).versions.push({
      version: mark.version,
      name: shown?.name ?? null,
      detail:
        shown === null
          ? null
          : shown.minutesLate !== null
            ? `${shown.minutesLate} min`
            : shown.leftAt !== null
              ? `at ${formatTime(toLocal(shown.leftAt, session.zone).time)}`
              : null,
      reason: mark.isClear ? null : mark.reason,
      by: names.get(mark.recordedBy) ?? tablets.get(mark.recordedBy) ?? null,
      at: formatInstant(mark.recordedAt, session.zone, today),
      takenAt: mark.takenAt === null ? null : formatTime(toLocal(mark.takenAt, session.zone).time),
      device: deviceWords(mark.device, mark.takenAt !== null),
      why: mark.correctionReason,
    });
  }
  const current = new Map(rows.map(({ mark }) => [mark.sessionId, mark]));
  for (const { notice, session } of notices) {
    if (notice.withdrawnAt !== null) continue;
    const { date: today } = toLocal(now, session.zone);
    const mark = current.get(session.id);
    const isRecorded = mark !== undefined && !mark.isClear && mark.was !== "attended";
    of(session.id).told = {
      icon: NOTICE_ICONS[notice.channel],
      told: noticeWords(notice, { zone: session.zone, date: session.date, today, isRecorded }),
      words: notice.words,
      reason: notice.reason,
      decision:
        notice.kind !== "cannot_come"
          ? null
          : notice.isExcused === null
            ? "waits"
            : notice.isExcused
              ? "excused"
              : "not_excused",
    };
  }
  return found;
}

async function readTablets(reader: Reader, actors: readonly string[]): Promise<Map<string, string>> {
  const ids = [...new Set(actors.filter((actor) => actor.startsWith("device:")).map((actor) => actor.slice(7)))];
  if (ids.length === 0) return new Map();
  const rows = await reader.select().from(kioskDevices).where(inArray(kioskDevices.id, ids));
  return new Map(rows.map(({ id, name }) => [`device:${id}`, name]));
}
