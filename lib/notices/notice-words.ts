import { formatDate, formatTime } from "../time/format";
import { addDays, type LocalDate } from "../time/local-date";
import { toLocal, type Zone } from "../time/zone";
import type { NoticeChannel, NoticeFacts, NoticeKind } from "./notice";

/** How they told us, as the first word of a line: the client app is theirs, so there they "wrote". */
const TOLD: Readonly<Record<NoticeChannel, string>> = {
  phone: "Called",
  text: "Texted",
  in_person: "Told us",
  app: "Wrote",
};

/** The sign beside the line; names of the icon set. */
export const NOTICE_ICONS = { phone: "phone", text: "message", in_person: "clock", app: "message" } as const;

/** "can’t come", "running late", "late, about 10:30 AM", "leaving at 10:50 AM". */
export function noticeKindWords({ kind, expectedTime }: Pick<NoticeFacts, "kind" | "expectedTime">): string {
  if (kind === "cannot_come") return "can’t come";
  if (kind === "leaving_early")
    return expectedTime === null ? "leaving early" : `leaving at ${formatTime(expectedTime)}`;
  return expectedTime === null ? "running late" : `coming at ${formatTime(expectedTime)}`;
}

/**
 * One line of a roster about what a client told us: "Texted at 9:58 AM: running late", "Called yesterday: can’t come",
 * "Told us: leaving at 10:50 AM". With `isRecorded` a miss that is on record already is not said again: "Called
 * yesterday". A day is named by the session's own calendar; "yesterday" is the day before `today`.
 */
export function noticeWords(
  notice: NoticeFacts,
  about: {
    readonly zone: Zone;
    readonly date: LocalDate;
    readonly today: LocalDate;
    readonly isRecorded?: boolean;
  },
): string {
  const what = noticeKindWords(notice);
  const told = TOLD[notice.channel];
  // Said face to face about a time in the session: one time in the line is enough.
  if (notice.channel === "in_person" && notice.expectedTime !== null) return `${told}: ${what}`;
  const when = whenWords(notice, about);
  return notice.kind === "cannot_come" && about.isRecorded === true ? `${told} ${when}` : `${told} ${when}: ${what}`;
}

function whenWords(
  { givenAt }: NoticeFacts,
  { zone, date, today }: { zone: Zone; date: LocalDate; today: LocalDate },
): string {
  const given = toLocal(givenAt, zone);
  if (given.date === date || given.date === today) return `at ${formatTime(given.time)}`;
  return given.date === addDays(today, -1) ? "yesterday" : formatDate(given.date, today);
}

/** The kinds as a form offers them. */
export const NOTICE_KIND_LABELS: Readonly<Record<NoticeKind, string>> = {
  cannot_come: "Can’t come",
  late: "Late",
  leaving_early: "Leaving early",
};
