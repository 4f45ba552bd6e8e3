import type { StaffRole } from "@/lib/access/roles";

/*
 * Who the browser journeys meet. All of them are invented. The names are few and told apart at a glance, so that a
 * journey can look for one in a page and know that it must not be there.
 */

/** Everybody's password. The worlds of the journeys are thrown away. */
export const PASSWORD = "four unrelated words";

export interface Colleague {
  readonly name: string;
  readonly title: string;
  readonly credentials: readonly string[];
  readonly role: StaffRole;
  readonly site: "Worcester" | "Springfield" | null;
  readonly email: string;
}

export const COLLEAGUES = {
  admin: colleague("Dana Okonkwo", "Program director", [], "admin", null),
  director: colleague("Ruth Feldman", "Clinical director", ["LICSW"], "director", null),
  scheduler: colleague("Sam Whitcomb", "Front desk", [], "scheduler", "Worcester"),
  clinician: colleague("Marisol Benítez", "Counselor", ["LMHC"], "clinician", "Worcester"),
  elsewhere: colleague("Priya Raman", "Counselor", ["LMHC"], "clinician", "Springfield"),
} as const;

function colleague(
  name: string,
  title: string,
  credentials: readonly string[],
  role: StaffRole,
  site: Colleague["site"],
): Colleague {
  return { name, title, credentials, role, site, email: `${name.split(" ")[0]?.toLowerCase()}@clinic.example` };
}

/** What a client missed, by day, or an arrival that many minutes late. Everything else was attended. */
export type Absences = Readonly<Record<string, "missed" | "excused" | number>>;

export interface Person {
  readonly name: string;
  readonly track: "Morning" | "Evening" | "Springfield morning";
  readonly from: string;
  readonly absences: Absences;
}

export const CLIENTS: readonly Person[] = [
  person("Ada Lund", "Morning", { "2026-11-05": "excused" }),
  person("Ben Okafor", "Morning", { "2026-11-12": "missed", "2026-11-16": "missed" }),
  person("Carla Mendes", "Morning", { "2026-11-16": "missed" }),
  person("Dov Katz", "Morning", { "2026-11-16": 12 }),
  person("Elif Aydin", "Morning"),
  person("Femi Bello", "Morning"),
  person("Grace Kim", "Morning"),
  // What a spreadsheet would run if the export let it.
  person("=HYPERLINK(0) Marsh", "Morning"),
  person("Ines Pavao", "Evening"),
  person("Jonah Reid", "Evening"),
  person("Lena Voss", "Springfield morning"),
  person("Milo Grant", "Springfield morning"),
];

function person(name: string, track: Person["track"], absences: Absences = {}): Person {
  return { name, track, from: "2026-10-26", absences };
}
