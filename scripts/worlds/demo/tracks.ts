import { dayShape, type DayShape } from "../day-shapes";
import { localTime } from "@/lib/time/local-time";
import type { Weekday } from "@/lib/time/local-date";
import type { Modality } from "@/lib/scheduling/modality";
import type { Band } from "@/lib/time/band";

export type SiteKey = "worcester" | "quincy";
export type ProgramKey = "iop" | "day" | "virtual" | "aftercare";
export type TrackKey = "morning" | "afternoon" | "evening" | "day" | "virtual" | "later" | "night" | "saturday";

/** One weekly group: its title, what it is, its days and its place in the day's block. */
export interface GroupPlan {
  readonly title: string;
  readonly service: string;
  readonly weekdays: readonly Weekday[];
  readonly slot: number;
}

export interface TrackPlan {
  readonly site: SiteKey;
  readonly program: ProgramKey;
  readonly name: string;
  readonly band: Band;
  readonly shape: DayShape;
  readonly room: string;
  readonly places: number;
  readonly modality: Modality;
  /** Who leads the first, second and third group of the day. */
  readonly leads: readonly [string, string, string];
  readonly groups: readonly GroupPlan[];
}

const CHECK_IN = "Check-in";

function week(
  checkIn: string,
  days: readonly Weekday[],
  middle: Readonly<Partial<Record<Weekday, string>>>,
  last: Readonly<Partial<Record<Weekday, string>>>,
): GroupPlan[] {
  const gathered = (slot: number, titles: Readonly<Partial<Record<Weekday, string>>>) =>
    [...new Set(Object.values(titles))].map((title) => ({
      title,
      service: SERVICE_OF[title] ?? "Psychoeducation",
      weekdays: days.filter((day) => titles[day] === title),
      slot,
    }));
  return [{ title: checkIn, service: CHECK_IN, weekdays: days, slot: 0 }, ...gathered(1, middle), ...gathered(2, last)];
}

const SERVICE_OF: Readonly<Record<string, string>> = {
  "Relapse prevention": "Relapse prevention",
  "CBT skills": "CBT group",
  "DBT skills": "DBT skills",
  Mindfulness: "Mindfulness",
  "Process group": "Process group",
  "Family systems": "Family education",
  "Life skills": "Skills",
  "Weekend planning": "Skills",
  "Early recovery": "Relapse prevention",
  "Anger and stress": "CBT group",
  "Community meeting": "Process group",
};

const FIVE_DAYS = ["MO", "TU", "WE", "TH", "FR"] as const;
const gosnold = (band: string) => dayShape("Gosnold", band);
const GOSNOLD_AFTERNOON = dayShape("Gosnold", "morning", localTime("13:00"));

/** The weekly blocks of both sites. Three groups a day: 42 groups a week at each site, from published day shapes. */
export const TRACKS: Readonly<Record<TrackKey, TrackPlan>> = {
  morning: {
    site: "worcester",
    program: "iop",
    name: "Morning",
    band: "morning",
    shape: gosnold("morning"),
    room: "Room A",
    places: 12,
    modality: "in_person",
    leads: ["marisol", "marisol", "theo"],
    groups: week(
      "Morning check-in",
      FIVE_DAYS,
      { MO: "Relapse prevention", TU: "CBT skills", WE: "Relapse prevention", TH: "DBT skills", FR: "Mindfulness" },
      { MO: "Process group", TU: "Family systems", WE: "Process group", TH: "Life skills", FR: "Weekend planning" },
    ),
  },
  afternoon: {
    site: "worcester",
    program: "iop",
    name: "Afternoon",
    band: "afternoon",
    shape: GOSNOLD_AFTERNOON,
    room: "Room B",
    places: 10,
    modality: "in_person",
    leads: ["theo", "theo", "walter"],
    groups: week(
      "Afternoon check-in",
      FIVE_DAYS,
      { MO: "Early recovery", TU: "CBT skills", WE: "Early recovery", TH: "DBT skills", FR: "Mindfulness" },
      { MO: "Process group", TU: "Anger and stress", WE: "Process group", TH: "Life skills", FR: "Weekend planning" },
    ),
  },
  evening: {
    site: "worcester",
    program: "iop",
    name: "Evening",
    band: "evening",
    shape: gosnold("evening"),
    room: "Room A",
    places: 12,
    modality: "hybrid",
    leads: ["priya", "priya", "walter"],
    groups: week(
      "Evening check-in",
      ["MO", "TU", "WE", "TH"],
      { MO: "Relapse prevention", TU: "CBT skills", WE: "Relapse prevention", TH: "DBT skills" },
      { MO: "Process group", TU: "Family systems", WE: "Mindfulness", TH: "Process group" },
    ),
  },
  day: {
    site: "quincy",
    program: "day",
    name: "Day",
    band: "morning",
    shape: dayShape("sstar", "morning"),
    room: "Room A",
    places: 12,
    modality: "in_person",
    leads: ["imogen", "imogen", "rufus"],
    groups: week(
      "Community meeting",
      FIVE_DAYS,
      { MO: "CBT skills", TU: "Relapse prevention", WE: "CBT skills", TH: "DBT skills", FR: "Relapse prevention" },
      { MO: "Process group", TU: "Life skills", WE: "Process group", TH: "Mindfulness", FR: "Weekend planning" },
    ),
  },
  virtual: {
    site: "quincy",
    program: "virtual",
    name: "Virtual morning",
    band: "morning",
    shape: dayShape("Outer Cape", "morning"),
    room: "Online",
    places: 10,
    modality: "video",
    leads: ["sunniva", "sunniva", "cosmo"],
    groups: week(
      "Online check-in",
      ["TU", "WE", "TH"],
      { TU: "CBT skills", WE: "Relapse prevention", TH: "DBT skills" },
      { TU: "Process group", WE: "Mindfulness", TH: "Process group" },
    ),
  },
  later: {
    site: "quincy",
    program: "iop",
    name: "Afternoon",
    band: "afternoon",
    shape: GOSNOLD_AFTERNOON,
    room: "Room B",
    places: 10,
    modality: "in_person",
    leads: ["sunniva", "rufus", "rufus"],
    groups: week(
      "Afternoon check-in",
      ["MO", "WE", "FR"],
      { MO: "Early recovery", WE: "CBT skills", FR: "Mindfulness" },
      { MO: "Process group", WE: "Process group", FR: "Weekend planning" },
    ),
  },
  night: {
    site: "quincy",
    program: "iop",
    name: "Evening",
    band: "evening",
    shape: gosnold("evening"),
    room: "Room A",
    places: 10,
    modality: "in_person",
    leads: ["cosmo", "cosmo", "cosmo"],
    groups: week(
      "Evening check-in",
      ["MO", "TU", "TH"],
      { MO: "Relapse prevention", TU: "CBT skills", TH: "DBT skills" },
      { MO: "Process group", TU: "Family systems", TH: "Process group" },
    ),
  },
  saturday: {
    site: "worcester",
    program: "aftercare",
    name: "Saturday",
    band: "morning",
    shape: { weekdays: ["SA"], blocks: [{ start: localTime("10:00"), minutes: 90 }] },
    room: "Room B",
    places: 12,
    modality: "in_person",
    leads: ["priya", "priya", "priya"],
    groups: [{ title: "Aftercare group", service: "Relapse prevention", weekdays: ["SA"], slot: 0 }],
  },
};

/** Weekdays on which a track meets. */
export function daysOf(track: TrackKey): Weekday[] {
  return [...(TRACKS[track].groups[0]?.weekdays ?? [])];
}
