import { rankOfLevel } from "@/lib/standing/levels";
import type { Level, RuleLevel } from "@/lib/standing/types";

/** How an enrollment stands at the end of the days tried. */
export const FATES = ["enrolled", "completed", "transferred", "left"] as const;
export type Fate = (typeof FATES)[number];
export type FateCounts = Readonly<Record<Fate, number>>;

/** One enrollment on which a policy was tried, beside the policy in force. */
export interface TriedEnrollment {
  readonly clientId: string;
  /** Of several enrollments of one person the latest says what became of them. */
  readonly start: string;
  /** What the person belonged to last: a track, or its part of the day. */
  readonly group: string;
  readonly fate: Fate;
  readonly draft: Level;
  /** Null: there is nothing to compare with. */
  readonly before: Level | null;
  /** The reasons that were given for missed days within the days tried. */
  readonly reasons: readonly string[];
}

export interface LevelCount {
  readonly level: RuleLevel;
  /** How many people reached it, or a higher one. */
  readonly draft: number;
  readonly before: number | null;
}

export interface GroupShare {
  readonly group: string;
  readonly people: number;
  readonly flagged: number;
  /** Whole percent. */
  readonly ofPeople: number;
  readonly ofFlags: number;
}

/** A group that carries far more of the flags than its share of the people, and the reasons its people gave. */
export interface Burden {
  readonly group: string;
  readonly flagged: number;
  readonly ofFlags: number;
  /** The reasons named most, at most two, and how many of the flagged gave one of them. */
  readonly reasons: readonly string[];
  readonly gaveThem: number;
}

/** What trying a policy came to, in numbers only. Flagged is who reached a warning or more. */
export interface TrialSummary {
  readonly people: number;
  readonly flagged: number;
  readonly flaggedBefore: number | null;
  readonly levels: readonly LevelCount[];
  readonly fates: FateCounts;
  /** Flagged by the policy in force, and not by the draft. */
  readonly noLonger: FateCounts;
  /** The other way around. */
  readonly newly: FateCounts;
  readonly groups: readonly GroupShare[];
  readonly burden: Burden | null;
}

const FLAG: RuleLevel = "warning";
const LEVELS: readonly RuleLevel[] = ["watch", "warning", "contract", "review"];
/** Fewer flags than this say nothing about a group. */
const LEAST_FLAGS = 3;
/** So many percent of the flags above its percent of the people, and so many times as much, is far more than a share. */
const FAR_POINTS = 10;
const FAR_TIMES = 1.4;

/** Adds up what a policy came to for each enrollment. A person enrolled twice is one person, at their highest. */
export function summarizeTrial(enrollments: readonly TriedEnrollment[]): TrialSummary {
  const people = peopleOf(enrollments);
  const flagged = people.filter(({ draft }) => reaches(draft, FLAG));
  const hasBefore = people.length > 0 && people.every(({ before }) => before !== null);
  const flaggedBefore = people.filter(({ before }) => before !== null && reaches(before, FLAG));
  const groups = sharesOf(people, flagged);
  return {
    people: people.length,
    flagged: flagged.length,
    flaggedBefore: hasBefore ? flaggedBefore.length : null,
    levels: LEVELS.map((level) => ({
      level,
      draft: people.filter(({ draft }) => reaches(draft, level)).length,
      before: hasBefore ? people.filter(({ before }) => reaches(before ?? "good", level)).length : null,
    })),
    fates: fatesOf(flagged),
    noLonger: fatesOf(flaggedBefore.filter(({ draft }) => !reaches(draft, FLAG))),
    newly: fatesOf(hasBefore ? flagged.filter(({ before }) => !reaches(before ?? "good", FLAG)) : []),
    groups,
    burden: burdenOf(groups, flagged),
  };
}

/** How many people these are. */
export function peopleIn(counts: FateCounts): number {
  return FATES.reduce((sum, fate) => sum + counts[fate], 0);
}

function peopleOf(enrollments: readonly TriedEnrollment[]): TriedEnrollment[] {
  const people = new Map<string, TriedEnrollment>();
  for (const enrollment of enrollments) {
    const other = people.get(enrollment.clientId);
    people.set(enrollment.clientId, other === undefined ? enrollment : merged(other, enrollment));
  }
  return [...people.values()];
}

function merged(one: TriedEnrollment, other: TriedEnrollment): TriedEnrollment {
  const [earlier, later] = one.start <= other.start ? [one, other] : [other, one];
  return {
    ...later,
    draft: higher(one.draft, other.draft),
    before: one.before === null || other.before === null ? null : higher(one.before, other.before),
    reasons: [...earlier.reasons, ...later.reasons],
  };
}

function higher(one: Level, other: Level): Level {
  return rankOfLevel(one) >= rankOfLevel(other) ? one : other;
}

function reaches(level: Level, least: RuleLevel): boolean {
  return rankOfLevel(level) >= rankOfLevel(least);
}

function fatesOf(people: readonly TriedEnrollment[]): FateCounts {
  const counts = { enrolled: 0, completed: 0, transferred: 0, left: 0 };
  for (const { fate } of people) counts[fate]++;
  return counts;
}

/** Every group with people in it, the largest share of flags last, as a list that ends with what to look at. */
function sharesOf(people: readonly TriedEnrollment[], flagged: readonly TriedEnrollment[]): GroupShare[] {
  const inGroup = (list: readonly TriedEnrollment[], group: string) =>
    list.filter((each) => each.group === group).length;
  const names = [...new Set(people.map(({ group }) => group))];
  return names
    .map((group) => {
      const shares = { people: inGroup(people, group), flagged: inGroup(flagged, group) };
      return {
        ...{ group, ...shares },
        ofPeople: percent(shares.people, people.length),
        ofFlags: percent(shares.flagged, flagged.length),
      };
    })
    .sort((a, b) => a.ofFlags - a.ofPeople - (b.ofFlags - b.ofPeople) || (a.group < b.group ? -1 : 1));
}

function percent(part: number, whole: number): number {
  return whole === 0 ? 0 : Math.round((100 * part) / whole);
}

function burdenOf(groups: readonly GroupShare[], flagged: readonly TriedEnrollment[]): Burden | null {
  const heaviest = groups.at(-1);
  if (heaviest === undefined || groups.length < 2 || heaviest.flagged < LEAST_FLAGS) return null;
  const { group, ofFlags, ofPeople } = heaviest;
  if (ofFlags - ofPeople < FAR_POINTS || ofFlags < FAR_TIMES * ofPeople) return null;
  const own = flagged.filter((each) => each.group === group);
  const reasons = mostNamed(own);
  const gaveThem = own.filter((each) => each.reasons.some((reason) => reasons.includes(reason))).length;
  return { group, flagged: heaviest.flagged, ofFlags, reasons, gaveThem };
}

/** The two reasons that most of these people gave; one that a single person gave is nobody else's business. */
function mostNamed(people: readonly TriedEnrollment[]): string[] {
  const counts = new Map<string, number>();
  for (const { reasons } of people) {
    for (const reason of new Set(reasons)) counts.set(reason, (counts.get(reason) ?? 0) + 1);
  }
  return [...counts]
    .filter(([, count]) => count > 1)
    .sort(([a, one], [b, other]) => other - one || (a < b ? -1 : 1))
    .slice(0, 2)
    .map(([reason]) => reason);
}
