import { eventWords } from "@/features/audit/components/entry-words";
import { weekdayList } from "@/lib/enrollment/weekday-words";
import { formatDate, formatMinutes } from "@/lib/time/format";
import { parseLocalDate, WEEKDAYS, type Weekday } from "@/lib/time/local-date";

type Facts = Readonly<Record<string, unknown>>;
type Names = Readonly<Record<string, string>>;

/** What happened to a record, told in a line. Facts come from the trail, so nothing about them is taken for granted. */
export interface Told {
  readonly title: string;
  readonly detail: string | null;
}

const TITLES: Readonly<Record<string, string>> = {
  "client.created": "Put on file",
  "client.edited": "Record edited",
  "contact.added": "Contact added",
  "contact.archived": "Contact taken off the list",
  "consent.recorded": "Consent recorded",
  "consent.revoked": "Consent revoked",
  "enrollment.created": "Enrolled",
  "enrollment.started": "Place given, first day set",
  "enrollment.edited": "Counselor or expected end changed",
  "enrollment.plan-changed": "Plan changed",
  "enrollment.phase-removed": "Planned phase taken out",
  "enrollment.held": "Put on hold",
  "enrollment.hold-ended": "Hold ended",
  "enrollment.ended": "Left the program",
  "enrollment.ended-by-review": "Place ended after a review",
  // As it was written down before endings and reviews were told apart.
  "enrollment.discharged": "Left the program",
  "review.opened": "Review opened",
  "review.notice-issued": "Notice issued",
  "review.notice-delivered": "Notice delivered",
  "review.objection-received": "Objection received",
  "review.objection-answered": "Objection answered",
  "review.decided": "Review decided",
  "review.signed-off": "Review signed off",
  "review.withdrawn": "Review withdrawn",
  "contract.offered": "Contract offered",
  "contract.signed": "Contract signed",
  "contract.declined": "Contract declined",
  "contract.withdrawn": "Contract taken back",
  "enrollment.joined-series": "Added to a series",
  "enrollment.left-series": "Left a series",
  "attendance.marked": "Attendance recorded",
  "attendance.corrected": "Attendance corrected",
  "attendance.cleared": "Attendance cleared",
  "standing.changed": "Standing changed",
  "notice.given": "Told us beforehand",
  "notice.changed": "What they told us was changed",
  "notice.withdrawn": "What they told us was taken back",
  "excuse.accepted": "Excuse accepted",
  "excuse.not-accepted": "Excuse not accepted",
  "excuse.undone": "Decision on an excuse undone",
  "correction.requested": "Correction asked for",
  "correction.approved": "Correction approved",
  "correction.declined": "Correction declined",
  "correction.withdrawn": "Request for a correction taken back",
};

/** A history entry in words; an event that has none of its own is written as it is called. */
export function historyWords(event: string, facts: Facts, names: Names): Told {
  return { title: TITLES[event] ?? eventWords(event), detail: detailOf(event, facts, names) };
}

function detailOf(event: string, facts: Facts, names: Names): string | null {
  switch (event) {
    case "client.edited":
      return fieldList(facts.changes);
    case "client.created":
      return text(facts.number);
    case "contact.added":
      return text(facts.relationship);
    case "consent.recorded":
      return span(facts.from, facts.through);
    case "enrollment.created":
      return joined([date(facts.startDate, "from"), phase(list(facts.phases)[0], names)]);
    case "enrollment.started":
      return date(facts.startDate, "from");
    case "enrollment.plan-changed":
      return joined([date(record(facts.phase).from, "from"), phase(facts.phase, names)]);
    case "enrollment.held":
      return joined([span(facts.from, facts.through), text(facts.reason)]);
    case "enrollment.hold-ended":
      return date(facts.back, "expected again from");
    case "enrollment.ended":
    case "enrollment.ended-by-review":
    case "enrollment.discharged":
      return joined([date(facts.endDate, "last day"), text(facts.reason)]);
    case "enrollment.joined-series":
      return joined([names[String(facts.seriesId)] ?? null, span(facts.from, facts.through)]);
    case "enrollment.left-series":
      return joined([names[String(facts.seriesId)] ?? null, date(facts.lastDay, "last day")]);
    case "attendance.marked":
    case "attendance.corrected":
    case "attendance.cleared":
      return joined([text(facts.was), text(facts.correctionReason)]);
    case "alert.opened":
    case "alert.withdrawn":
    case "alert.closed":
      return joined([alertKind(facts.kind), date(facts.on, "of"), text(facts.level)]);
    case "notice.given":
    case "notice.changed":
    case "notice.withdrawn":
    case "excuse.accepted":
    case "excuse.not-accepted":
    case "excuse.undone":
      return joined([text(facts.kind)?.replaceAll("_", " ") ?? null, date(facts.on, "about")]);
    case "correction.requested":
    case "correction.approved":
    case "correction.declined":
    case "correction.withdrawn":
      return joined([date(facts.on, "of"), text(facts.why) ?? text(facts.answer)]);
    case "standing.changed":
      return text(facts.from) && text(facts.to) ? `${text(facts.from)} → ${text(facts.to)}` : null;
    default:
      return null;
  }
}

function alertKind(kind: unknown): string | null {
  return text(kind)?.replaceAll(/[_-]/g, " ") ?? null;
}

function phase(value: unknown, names: Names): string | null {
  const { trackId, weekdays, minutesPerWeek } = record(value);
  const days = list(weekdays).filter((each): each is Weekday => WEEKDAYS.some((weekday) => weekday === each));
  const hours = typeof minutesPerWeek === "number" ? `${formatMinutes(minutesPerWeek)} a week` : null;
  return joined([names[String(trackId)] ?? null, weekdayList(days) || null, hours]);
}

/** Which fields changed; the values stay in the audit trail, where fewer people look. */
function fieldList(changes: unknown): string | null {
  const fields = Object.keys(record(changes)).map((field) => field.replaceAll(/([A-Z])/g, " $1").toLowerCase());
  return fields.length === 0 ? null : fields.join(", ");
}

function span(from: unknown, through: unknown): string | null {
  return joined([date(from, "from"), date(through, "to")], " ");
}

function date(value: unknown, before: string): string | null {
  const day = typeof value === "string" ? parseLocalDate(value) : null;
  return day === null ? null : `${before} ${formatDate(day)}`;
}

function text(value: unknown): string | null {
  return typeof value === "string" && value !== "" ? value : null;
}

function joined(parts: readonly (string | null)[], between = ", "): string | null {
  return parts.filter((part) => part !== null).join(between) || null;
}

function record(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null ? { ...value } : {};
}

function list(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}
