import type { Level } from "../standing/types";

/** Which part of the work list is looked at, as it stands in the address. */
export interface ListFilters {
  readonly whose: "mine" | "everyone" | "done" | null;
  readonly kind: "missed" | "hours" | "records" | null;
  readonly standing: Level | null;
  readonly track: string | null;
  readonly assigned: string | null;
  readonly site: string | null;
}

const WHOSE = ["mine", "everyone", "done"] as const;
const KINDS = ["missed", "hours", "records"] as const;
const LEVELS = ["good", "watch", "warning", "contract", "review"] as const;

/** Reads the filters of an address; what is missing or makes no sense filters nothing. */
export function filtersOf(query: Readonly<Record<string, string | readonly string[] | undefined>>): ListFilters {
  const word = (name: string): string | null => {
    const value = query[name];
    return typeof value === "string" && value !== "" ? value : null;
  };
  const oneOf = <Word extends string>(words: readonly Word[], value: string | null): Word | null =>
    words.find((each) => each === value) ?? null;
  return {
    // An address of before there were tabs.
    whose: word("mine") === "1" ? "mine" : oneOf(WHOSE, word("whose")),
    kind: oneOf(KINDS, word("kind")),
    standing: oneOf(LEVELS, word("standing")),
    track: word("track"),
    assigned: word("assigned"),
    site: word("site"),
  };
}

/** The address of the list under these filters, with one row open. Never a name: a row is named by ids and a day. */
export function listAddress(filters: ListFilters, row?: string): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(filters)) if (value !== null) query.set(name, value as string);
  if (row !== undefined) query.set("log", row);
  const text = query.toString();
  return text === "" ? "/alerts" : `/alerts?${text}`;
}

interface Worked {
  readonly section: "missed" | "hours";
  readonly level: Level;
  readonly track: string | null;
  readonly assignee: { readonly staffId: string } | null;
  readonly isMine: boolean;
}

interface Recorded {
  readonly track: string | null;
  readonly lead: { readonly staffId: string } | null;
  readonly isMine: boolean;
}

/** The rows that the filters leave. A roster has no standing, so asking for one leaves no roster. */
export function filterWork<Row extends Worked, Record extends Recorded>(
  rows: readonly Row[],
  records: readonly Record[],
  { whose, kind, standing, track, assigned }: ListFilters,
): { readonly work: readonly Row[]; readonly records: readonly Record[] } {
  const isOurs = ({ isMine }: { readonly isMine: boolean }) => whose !== "mine" || isMine;
  const isOfTrack = (row: { readonly track: string | null }) => track === null || row.track === track;
  return {
    work: rows.filter(
      (row) =>
        isOurs(row) &&
        isOfTrack(row) &&
        (kind === null || row.section === kind) &&
        (standing === null || row.level === standing) &&
        (assigned === null || row.assignee?.staffId === assigned),
    ),
    records: records.filter(
      (record) =>
        isOurs(record) &&
        isOfTrack(record) &&
        (kind === null || kind === "records") &&
        standing === null &&
        (assigned === null || record.lead?.staffId === assigned),
    ),
  };
}

/** The row to go on with after one: the next below it, else the first that is not it; null: it is the only one. */
export function rowAfter(rows: readonly { readonly key: string }[], key: string): string | null {
  const at = rows.findIndex((row) => row.key === key);
  const next = rows[at + 1] ?? rows[0];
  return next === undefined || next.key === key ? null : next.key;
}
