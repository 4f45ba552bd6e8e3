/** What a column of a CSV file may say of a session. */
export const CSV_FIELDS = [
  "date",
  "start",
  "end",
  "length",
  "title",
  "kind",
  "serviceType",
  "room",
  "leader",
  "program",
  "track",
  "repeat",
  "until",
] as const;

export type CsvField = (typeof CSV_FIELDS)[number];

/** Which column says what, by its place from 0; null: none does. */
export type CsvColumns = Readonly<Record<CsvField, number | null>>;

export const NO_COLUMNS = Object.fromEntries(CSV_FIELDS.map((field) => [field, null])) as CsvColumns;

/** How other programs call their columns, best first; letters and digits alone. */
const CALLED: Readonly<Record<CsvField, readonly string[]>> = {
  date: ["date", "startdate", "sessiondate", "dateofservice", "day", "appointmentdate", "dos"],
  start: [
    "start",
    "starttime",
    "timestart",
    "begin",
    "begins",
    "from",
    "time",
    "starts",
    "startdatetime",
    "appointmenttime",
  ],
  end: ["end", "endtime", "timeend", "ends", "finish", "to", "enddatetime"],
  length: ["length", "duration", "minutes", "durationminutes", "lengthminutes", "mins"],
  title: ["title", "name", "session", "subject", "summary", "group", "groupname", "event", "appointment", "topic"],
  kind: ["kind", "format", "sessionkind", "grouporindividual"],
  serviceType: ["servicetype", "service", "type", "sessiontype", "appointmenttype", "category", "categories"],
  room: ["room", "location", "place", "where", "resource"],
  leader: [
    "facilitator",
    "leader",
    "lead",
    "clinician",
    "therapist",
    "counselor",
    "provider",
    "staff",
    "organizer",
    "host",
  ],
  program: ["program", "programme", "levelofcare", "loc"],
  track: ["track", "band", "block", "schedule"],
  repeat: ["repeat", "repeats", "recurrence", "rrule", "recurring", "frequency"],
  until: ["until", "repeatuntil", "lastdate", "enddate", "seriesend", "recurrenceend"],
};

/** The columns as their names suggest; each column says one thing. */
export function guessColumns(heads: readonly string[]): CsvColumns {
  const plain = heads.map((head) => head.toLowerCase().replaceAll(/[^a-z0-9]/g, ""));
  const taken = new Set<number>();
  const guessed = { ...NO_COLUMNS } as Record<CsvField, number | null>;
  for (const field of CSV_FIELDS) {
    const at = CALLED[field]
      .map((name) => plain.findIndex((head, nth) => head === name && !taken.has(nth)))
      .find((nth) => nth >= 0);
    if (at === undefined) continue;
    taken.add(at);
    guessed[field] = at;
  }
  // The "End Date" of a calendar's export is the day the event ends, and says nothing of a repetition.
  return guessed.repeat === null ? { ...guessed, until: null } : guessed;
}

/** What is missing before a single row can be read; null when nothing is. */
export function whyNotTheseColumns(columns: CsvColumns): string | null {
  if (columns.start === null) return "Say which column has the time a session starts.";
  if (columns.end === null && columns.length === null)
    return "Say which column has the time a session ends, or how long it is.";
  const used = Object.values(columns).filter((at) => at !== null);
  return new Set(used).size === used.length ? null : "One column is chosen twice. Each says one thing.";
}
