import { addDays, daysBetween, startOfWeek, type LocalDate } from "@/lib/time/local-date";
import { Chance } from "@/db/worlds/chance";
import type { Stay } from "./stays";
import { meetingDays } from "./stays";

/** A day on which somebody does not come, or not to its first group. */
export interface Absence {
  readonly was: "missed" | "excused";
  readonly of: "day" | "first-group";
  /** Hours before the day's first session at which they told us; null: not before. */
  readonly noticeHours: number | null;
  readonly reason: string | null;
  /** Was first recorded as missed, and put right the day after. */
  readonly isCorrected?: boolean;
  /** Recorded when they told us, before the day. */
  readonly isTold?: boolean;
}

/** What a stay's days hold besides coming. */
export interface StayDays {
  readonly absences: ReadonlyMap<LocalDate, Absence>;
  readonly hold: { readonly from: LocalDate; readonly through: LocalDate | null; readonly reason: string } | null;
  /** The day a contract is signed. */
  readonly signsOn: LocalDate | null;
  /** The day a person closes every case that is open. */
  readonly closesOn: LocalDate | null;
  /** Calls from the first of these days through the last get no answer. */
  readonly silence: { readonly from: LocalDate; readonly through: LocalDate } | null;
  readonly waives: LocalDate | null;
  /** From this day on nobody gets through, or nobody has tried yet. */
  readonly unsettledFrom: LocalDate | null;
}

const REASONS = ["Sick", "Medical visit", "Child care", "Ride", "Work", "Court", "School"] as const;
const RECENT_DAYS = 31;
/** Two missed days within this span would make three in thirty possible, which is told on purpose only. */
const APART_DAYS = 16;

const MISSED: Absence = { was: "missed", of: "day", noticeHours: null, reason: null };
const FIRST_GROUP: Absence = { was: "missed", of: "first-group", noticeHours: null, reason: "Ride" };

export interface Span {
  readonly from: LocalDate;
  readonly today: LocalDate;
  readonly closedDays: ReadonlySet<LocalDate>;
}

/** Turns a story into days. The same stay always comes out the same, whoever else is in the world. */
export function planDays(stay: Stay, span: Span): StayDays {
  const chance = new Chance(`absences ${stay.name} ${stay.track}`);
  const monday = startOfWeek(span.today);
  const days = meetingDays(stay, span.from, addDays(monday, 6)).filter((date) => !span.closedDays.has(date));
  const past = days.filter((date) => date < span.today);
  const near = nearest(past, stay.ending?.date ?? span.today);
  const story = storyDays(stay, span, days, past, near);
  const isHeld = (date: LocalDate) =>
    story.hold !== null && date >= story.hold.from && (story.hold.through === null || date <= story.hold.through);
  const absences = new Map<LocalDate, Absence>();
  for (const [date, absence] of story.told) if (!isHeld(date)) absences.set(date, absence);
  addOrdinary(
    chance,
    absences,
    stay,
    story,
    past.filter((date) => !isHeld(date) && date < monday),
    span.today,
  );
  return { absences, ...story };
}

interface StoryDays extends Omit<StayDays, "absences"> {
  readonly told: readonly (readonly [LocalDate, Absence])[];
  /** On these days and after them ordinary misses would blur the story. */
  readonly quietFrom: LocalDate | null;
}

const NOTHING: StoryDays = {
  ...{ told: [], hold: null, signsOn: null, closesOn: null, silence: null },
  ...{ waives: null, unsettledFrom: null, quietFrom: null },
};

function storyDays(
  stay: Stay,
  { today }: Span,
  days: readonly LocalDate[],
  past: readonly LocalDate[],
  near: (daysAgo: number) => LocalDate[],
): StoryDays {
  const monday = startOfWeek(today);
  const missed = (...dates: LocalDate[]) => dates.map((date) => [date, MISSED] as const);
  const last = past.at(-1);
  const quiet = (daysAgo: number) => addDays(stay.ending?.date ?? today, -daysAgo);
  switch (stay.story) {
    case "example":
      return {
        ...NOTHING,
        told: exampleDays(monday),
        quietFrom: stay.start,
      };
    case "silent":
      return {
        ...NOTHING,
        told: missed(...past.slice(-3)),
        silence: silenceOf(past.slice(-3), today),
        quietFrom: quiet(30),
        unsettledFrom: last ?? null,
      };
    case "away": {
      const day = days.find((date) => date >= today) ?? days.filter((date) => date >= monday).at(-1);
      if (day === undefined) return NOTHING;
      const told: Absence = { was: "excused", of: "day", noticeHours: 26, reason: "Medical visit", isTold: true };
      return { ...NOTHING, told: [[day, told]], quietFrom: monday };
    }
    case "watch":
      return { ...NOTHING, told: missed(...near(12)), quietFrom: quiet(31) };
    case "watch-fresh":
      return { ...NOTHING, told: past.slice(-1).map((date) => [date, FIRST_GROUP]), ...fresh(past, quiet(31)) };
    case "warning":
      return { ...NOTHING, told: missed(...near(22), ...near(9)), quietFrom: quiet(31) };
    case "warning-fresh": {
      const told = [...missed(...near(16)), ...past.slice(-1).map((date) => [date, FIRST_GROUP] as const)];
      return { ...NOTHING, told, ...fresh(past, quiet(31)) };
    }
    case "contract-open":
      return { ...NOTHING, told: missed(...near(18), ...near(9), ...past.slice(-1)), ...fresh(past, quiet(31)) };
    case "contract-running": {
      const third = near(14).at(-1);
      const told = missed(...near(28), ...near(21), ...near(14), ...past.slice(-1));
      return { ...NOTHING, told, signsOn: third === undefined ? null : weekdayAfter(third), ...fresh(past, quiet(31)) };
    }
    case "contract-passed": {
      const third = near(44).at(-1);
      const told = missed(...near(58), ...near(51), ...near(44));
      return { ...NOTHING, told, signsOn: third === undefined ? null : weekdayAfter(third), quietFrom: quiet(75) };
    }
    case "contract-failed":
    case "by-clinic": {
      const third = near(24).at(-1);
      if (third === undefined) return NOTHING;
      const signsOn = weekdayAfter(third);
      const after = past.filter((date) => date > signsOn);
      const broken = [after[1], after[3]].filter((date) => date !== undefined);
      const told = missed(...near(38), ...near(31), third, ...broken);
      // The review waits for the director, so its row stays.
      const unsettledFrom = stay.ending === null ? (broken.at(-1) ?? null) : null;
      return { ...NOTHING, told, signsOn, quietFrom: quiet(60), unsettledFrom };
    }
    case "dropped-out": {
      const five = past.slice(-5);
      return {
        ...NOTHING,
        told: missed(...five),
        silence: silenceOf(five, addDays(five.at(-1) ?? today, -1)),
        quietFrom: quiet(31),
      };
    }
    case "review-closed": {
      const start = past.findIndex((date) => daysBetween(date, today) <= 55);
      const three = start < 0 ? [] : past.slice(start, start + 3);
      const third = three.at(-1);
      const closesOn = third === undefined ? null : addDays(weekdayAfter(third), 7);
      return {
        ...NOTHING,
        told: missed(...three),
        closesOn,
        silence: silenceOf(three, third ?? today),
        quietFrom: quiet(75),
      };
    }
    case "waived": {
      const day = near(16).at(-1) ?? null;
      const told = day === null ? [] : ([[day, FIRST_GROUP]] as const);
      return { ...NOTHING, told, waives: day, quietFrom: quiet(31) };
    }
    case "hold": {
      const from = past.findLast((date) => daysBetween(date, today) >= 5) ?? today;
      return { ...NOTHING, hold: { from, through: addDays(today, 9), reason: "Hospital stay, planned" } };
    }
    case "held": {
      const from = near(33).at(-1) ?? today;
      return { ...NOTHING, hold: { from, through: addDays(from, 8), reason: "Family leave" } };
    }
    default:
      return NOTHING;
  }
}

function silenceOf([first]: readonly LocalDate[], through: LocalDate): StoryDays["silence"] {
  return first === undefined ? null : { from: first, through };
}

/** What happened on the last day is still open this morning. */
function fresh(past: readonly LocalDate[], quietFrom: LocalDate) {
  return { quietFrom, unsettledFrom: past.at(-1) ?? null };
}

function exampleDays(monday: LocalDate): [LocalDate, Absence][] {
  return [
    [
      addDays(monday, -32),
      { was: "excused", of: "day", noticeHours: null, reason: "Medical visit", isCorrected: true },
    ],
    [addDays(monday, -19), MISSED],
    [addDays(monday, -7), { ...MISSED, noticeHours: 0.4, reason: "Ride" }],
  ];
}

/** Absences that are nobody's story: some missed long ago, and days called off in good time. Never this week. */
function addOrdinary(
  chance: Chance,
  absences: Map<LocalDate, Absence>,
  stay: Stay,
  story: StoryDays,
  days: readonly LocalDate[],
  today: LocalDate,
): void {
  const recentFrom = addDays(stay.ending?.date ?? today, -RECENT_DAYS);
  let lastMissed: LocalDate | null = null;
  for (const date of days) {
    const isMissed = chance.isTrue(0.2);
    const isExcused = chance.isTrue(0.16);
    const notice = chance.isTrue(0.3) ? null : chance.whole(25, 60);
    const lateWord = chance.isTrue(0.25) ? 2 : null;
    const reason = chance.pick(REASONS);
    const isQuiet = story.quietFrom !== null && date >= story.quietFrom;
    if (absences.has(date)) continue;
    const isOld = date < recentFrom;
    const isApart = lastMissed === null || daysBetween(lastMissed, date) >= APART_DAYS;
    if (isOld && !isQuiet && isMissed && isApart) {
      absences.set(date, {
        was: "missed",
        of: "day",
        noticeHours: lateWord,
        reason: lateWord === null ? null : reason,
      });
      lastMissed = date;
    } else if (isExcused && !isQuiet) {
      const isCorrected = notice === null && chance.isTrue(0.4);
      absences.set(date, { was: "excused", of: "day", noticeHours: notice, reason, isCorrected });
    }
  }
}

/** The past day closest to so many days before an anchor, as a list of none or one. */
function nearest(past: readonly LocalDate[], anchor: LocalDate): (daysAgo: number) => LocalDate[] {
  return (daysAgo) => {
    const aim = addDays(anchor, -daysAgo);
    const before = past.filter((date) => date < anchor);
    const best = before.reduce<LocalDate | null>(
      (found, date) =>
        found === null || Math.abs(daysBetween(date, aim)) < Math.abs(daysBetween(found, aim)) ? date : found,
      null,
    );
    return best === null ? [] : [best];
  };
}

function weekdayAfter(date: LocalDate): LocalDate {
  let next = addDays(date, 1);
  // Nobody signs at the weekend.
  while (new Date(`${next}T00:00:00Z`).getUTCDay() % 6 === 0) next = addDays(next, 1);
  return next;
}
