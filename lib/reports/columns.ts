import type { AttendanceRow, ReportMark } from "./attendance-row";
import type { Outcome } from "../standing/types";
import { initialsOf } from "../scheduling/initials";
import { momentText } from "../time/zone";

/** How people are named in a file: least first. */
export const PEOPLE_AS = ["number", "initials", "name"] as const;

export type PeopleAs = (typeof PEOPLE_AS)[number];

export interface ReportedPerson {
  readonly number: string;
  readonly givenName: string;
  readonly familyName: string;
}

/**
 * The notice that travels with every record that leaves (42 CFR 2.32(a)(2), the short form). It is the first line of
 * every file, before the head.
 */
export const REDISCLOSURE_NOTICE = "42 CFR part 2 prohibits unauthorized use or disclosure of these records.";

export const MARK_WORDS: Record<ReportMark, string> = {
  present: "present",
  late: "late",
  left_early: "left early",
  missed: "missed",
  excused: "excused",
  unrecorded: "unrecorded",
  upcoming: "to come",
  closed: "closed",
  cancelled: "cancelled",
};

const OUTCOME_WORDS: Record<Outcome, string> = {
  present: "present",
  late: "late",
  "left-early": "left early",
  excused: "excused",
  "late-cancel": "cancelled late",
  "late-as-absent": "late, counted as missed",
  unexcused: "missed",
};

interface ReportColumn {
  readonly head: string;
  readonly cell: (row: AttendanceRow, person: ReportedPerson, people: PeopleAs) => string;
}

/** The columns of an attendance file, in order. The head and the cells are one list, so they cannot drift apart. */
export const REPORT_COLUMNS: readonly ReportColumn[] = [
  { head: "client", cell: (_, person, people) => personAs(person, people) },
  { head: "date", cell: (row) => row.date },
  { head: "start", cell: (row) => row.start },
  { head: "end", cell: (row) => row.end },
  { head: "zone", cell: (row) => row.zone },
  { head: "scheduled minutes", cell: (row) => String(row.scheduledMinutes) },
  { head: "credited minutes", cell: (row) => String(row.creditedMinutes) },
  { head: "kind", cell: (row) => row.kind },
  { head: "session", cell: (row) => row.title },
  { head: "service type", cell: (row) => row.serviceType },
  { head: "program", cell: (row) => row.program },
  { head: "site", cell: (row) => row.site },
  { head: "facilitator", cell: (row) => row.facilitator },
  { head: "mark", cell: (row) => MARK_WORDS[row.mark] },
  { head: "outcome", cell: (row) => (row.outcome === null ? "" : OUTCOME_WORDS[row.outcome]) },
  { head: "recorded by", cell: (row) => row.recordedBy },
  { head: "recorded at", cell: (row) => (row.recordedAt === null ? "" : momentText(row.recordedAt, row.zone)) },
];

/** One row of the file. */
export function reportCells(row: AttendanceRow, person: ReportedPerson, people: PeopleAs): string[] {
  return REPORT_COLUMNS.map(({ cell }) => cell(row, person, people));
}

function personAs({ number, givenName, familyName }: ReportedPerson, people: PeopleAs): string {
  if (people === "number") return number;
  if (people === "initials") return `${initialsOf({ givenName, familyName })} ${number}`.trim();
  return `${familyName}, ${givenName}`;
}
