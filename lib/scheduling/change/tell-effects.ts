import { shortDay, listWords } from "@/lib/recurrence/rule-words";
import { isSeen } from "@/lib/scheduling/change/count-changes";
import type { ChangedSession, SeriesChangePlan } from "@/lib/scheduling/change/series-change";
import type { SessionFacts, SessionState } from "@/lib/scheduling/change/series-state";
import { formatDate, formatMinutes, formatTimeRange } from "@/lib/time/format";
import { WEEKDAYS, weekdayOf, type LocalDate } from "@/lib/time/local-date";
import { toLocal, type Zone } from "@/lib/time/zone";

export const EFFECT_KINDS = ["move", "change", "appear", "go", "cancel", "restore", "hold"] as const;
export type EffectKind = (typeof EFFECT_KINDS)[number];

/** One group of sessions that the change does the same to. `detail` and `dates` are words as they are shown. */
export interface ChangeEffect {
  readonly kind: EffectKind;
  readonly count: number;
  readonly title: string;
  readonly detail: string;
  readonly dates: readonly string[];
}

/** What the words need to know beside the plan. */
export interface ChangeNames {
  readonly zone: Zone;
  readonly today: LocalDate;
  /** "Room B" */
  readonly room: (id: string) => string;
  /** "Priya Raman" */
  readonly person: (id: string) => string;
}

/** What the change does to a session, in one word. */
export function effectOf({ before, after }: ChangedSession): EffectKind {
  if (before.status === "cancelled" && after.status !== "cancelled") return "restore";
  if (after.status === "cancelled" && before.status !== "cancelled") return "cancel";
  if (before.isHeldAnyway !== after.isHeldAnyway) return "hold";
  return before.startsAt.getTime() === after.startsAt.getTime() ? "change" : "move";
}

/** A plan in words: what happens to how many sessions. Rows of which nobody sees a difference are not told. */
export function tellEffects(plan: SeriesChangePlan, names: ChangeNames): ChangeEffect[] {
  const groups = new Map<EffectKind, { before: SessionState | null; after: SessionFacts }[]>();
  const put = (kind: EffectKind, before: SessionState | null, after: SessionFacts) => {
    const group = groups.get(kind);
    if (group === undefined) groups.set(kind, [{ before, after }]);
    else group.push({ before, after });
  };
  for (const changed of plan.changed.filter(({ before, after }) => isSeen(before, after)))
    put(effectOf(changed), changed.before, changed.after);
  for (const added of plan.added) put("appear", null, added);
  for (const removed of plan.removed) put("go", removed, removed);
  return EFFECT_KINDS.flatMap((kind) => {
    const group = groups.get(kind);
    return group === undefined ? [] : [tellEffect(kind, group, names)];
  });
}

type Group = readonly { readonly before: SessionState | null; readonly after: SessionFacts }[];

const TITLES: Record<EffectKind, readonly [one: string, many: string]> = {
  move: ["session moves", "sessions move"],
  change: ["session changes", "sessions change"],
  appear: ["new session", "new sessions"],
  go: ["session goes", "sessions go"],
  cancel: ["session is canceled", "sessions are canceled"],
  restore: ["session takes place again", "sessions take place again"],
  hold: ["session is settled against a closure", "sessions are settled against a closure"],
};

function tellEffect(kind: EffectKind, group: Group, names: ChangeNames): ChangeEffect {
  const sorted = group.toSorted((a, b) => a.after.startsAt.getTime() - b.after.startsAt.getTime());
  const [one, many] = kind === "hold" && !sorted[0]!.after.isHeldAnyway ? CLOSED_AFTER_ALL : titlesOf(kind);
  return {
    kind,
    count: group.length,
    title: group.length === 1 ? one : many,
    detail: detailOf(kind, sorted, names),
    dates: sorted.map(({ after }) => `${formatDate(after.date, names.today)}, ${hours(after, names)}`),
  };
}

const HELD = ["session is held although the site is closed", "sessions are held although the site is closed"] as const;
const CLOSED_AFTER_ALL = ["session is closed after all", "sessions are closed after all"] as const;

function titlesOf(kind: EffectKind): readonly [string, string] {
  return kind === "hold" ? HELD : TITLES[kind];
}

function detailOf(kind: EffectKind, group: Group, names: ChangeNames): string {
  const { before, after } = group[0]!;
  const closed = group.filter(
    ({ before: was, after: is }) => is.status === "closed" && was?.status !== "closed",
  ).length;
  const closedWords = closed === 0 || kind === "go" ? "" : ` ${closedDays(closed)}`;
  switch (kind) {
    case "move":
    case "change":
      return `${whatChanges(group, names)} ${whichOf(group, names)}${closedWords}`;
    case "appear":
      return `${capital(daysOf(group))}, ${commonHours(group, names)}${placeWords(after, names)}. ${firstOf(group, names)}${closedWords}`;
    case "go":
      return `${capital(daysOf(group))}. ${firstOf(group, names)}`;
    case "cancel":
      return `${on(after, names)}. Kept on every calendar as canceled.`;
    case "restore": {
      const from = before === null || isSameStart(before, after) ? "" : ` It was on ${on(before, names)}.`;
      return `${on(after, names)}${placeWords(after, names)}.${from}${closedWords}`;
    }
    case "hold":
      return `${on(after, names)}${placeWords(after, names)}.`;
  }
}

function closedDays(count: number): string {
  return count === 1 ? "One falls on a closed day and is closed." : `${count} fall on closed days and are closed.`;
}

function isSameStart(one: SessionFacts, other: SessionFacts): boolean {
  return one.startsAt.getTime() === other.startsAt.getTime();
}

/** "To 10:00–11:30 AM, Room B." The hours are said when they change, and so are room, lead, places and name. */
function whatChanges(group: Group, names: ChangeNames): string {
  const { before, after } = group[0]!;
  const differs = (read: (facts: SessionFacts) => unknown) =>
    group.some(({ before: was, after: is }) => was !== null && read(was) !== read(is));
  const words: string[] = [];
  if (group.length === 1 && before !== null && before.date !== after.date)
    words.push(formatDate(after.date, names.today));
  if (differs((facts) => facts.startTime) || differs((facts) => facts.durationMinutes) || words.length > 0)
    words.push(commonHours(group, names));
  else if (differs((facts) => facts.date)) words.push(`${daysOf(group)}, ${commonHours(group, names)}`);
  if (differs((facts) => facts.place.roomId)) words.push(roomWord(after, names));
  if (differs((facts) => facts.place.modality)) words.push(MODALITY_WORDS[after.place.modality]);
  else if (differs((facts) => facts.place.joinLink)) words.push("another link to join by");
  const to = words.length === 0 ? [] : [`to ${words.join(", ")}`];
  if (differs((facts) => facts.lead.facilitatorId) || differs((facts) => facts.lead.coFacilitatorId))
    to.push(leadWords(after, names));
  if (differs((facts) => facts.capacity))
    to.push(after.capacity === null ? "any number of places" : `${after.capacity} places`);
  if (differs((facts) => facts.title)) to.push(`named “${after.title}”`);
  if (to.length === 0) to.push(formatMinutes(after.durationMinutes));
  return `${capital(to.join(", "))}.`;
}

const MODALITY_WORDS = {
  in_person: "in person",
  video: "by video",
  audio: "by phone",
  hybrid: "in the room and by video",
};

function leadWords({ lead }: SessionFacts, { person }: ChangeNames): string {
  const people = [lead.facilitatorId, lead.coFacilitatorId].filter((id) => id !== null).map(person);
  return people.length === 0 ? "led by nobody yet" : `led by ${listWords(people)}`;
}

function roomWord({ place }: SessionFacts, { room }: ChangeNames): string {
  return place.roomId === null ? "no room" : room(place.roomId);
}

function placeWords(facts: SessionFacts, names: ChangeNames): string {
  return facts.place.roomId === null ? "" : `, ${roomWord(facts, names)}`;
}

function hours(facts: SessionFacts, { zone }: ChangeNames): string {
  return hoursOf(facts, zone);
}

/** The hours that most of them have. */
function commonHours(group: Group, names: ChangeNames): string {
  const counts = new Map<string, number>();
  for (const { after } of group) {
    const text = hours(after, names);
    counts.set(text, (counts.get(text) ?? 0) + 1);
  }
  const [most] = [...counts].sort((a, b) => b[1] - a[1])[0]!;
  return counts.size > 1 ? `mostly ${most}` : most;
}

/** "Mon and Wed" */
function daysOf(group: Group): string {
  const days = new Set(group.map(({ after }) => weekdayOf(after.date)));
  return listWords(WEEKDAYS.filter((day) => days.has(day)).map(shortDay));
}

function firstOf(group: Group, { today }: ChangeNames): string {
  const [first, last] = [group[0]!.after.date, group.at(-1)!.after.date];
  if (group.length === 1) return `On ${formatDate(first, today)}.`;
  return `The first is ${formatDate(first, today)}, the last ${formatDate(last, today)}.`;
}

/** A single session that goes to another day is told by the day it leaves. */
function whichOf(group: Group, names: ChangeNames): string {
  const { before, after } = group[0]!;
  const leaves = group.length === 1 && before !== null && before.date !== after.date ? before.date : null;
  return leaves === null ? firstOf(group, names) : `It was on ${formatDate(leaves, names.today)}.`;
}

function on(facts: SessionFacts, names: ChangeNames): string {
  return `${formatDate(facts.date, names.today)}, ${hours(facts, names)}`;
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** "11:30 AM–12:30 PM", on the series' clock. */
export function hoursOf({ startTime, endsAt }: SessionFacts, zone: Zone): string {
  return formatTimeRange(startTime, toLocal(endsAt, zone).time);
}
