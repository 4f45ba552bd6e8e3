import { and, gte, lt, sql, type AnyColumn, type SQL, type SQLWrapper } from "drizzle-orm";

/*
 * The few expressions that the engines spell or answer differently, one named seam each. PostgreSQL answers counts and
 * sums as text, because they may not fit into a number; here they always do.
 */

/** How many rows; with a condition, how many of them meet it. */
export function countOf(condition?: SQL): SQL<number> {
  return condition === undefined
    ? sql<number>`count(*)`.mapWith(Number)
    : sql<number>`coalesce(sum(case when ${condition} then 1 else 0 end), 0)`.mapWith(Number);
}

/** The sum of whole numbers; of no rows, 0. */
export function sumOf(amount: SQLWrapper): SQL<number> {
  return sql<number>`coalesce(sum(${amount}), 0)`.mapWith(Number);
}

/** The bits that both have: `bitAnd(planPhases.weekdays, 4)` is 4 when Wednesday is among them, else 0. */
export function bitAnd(column: AnyColumn, bits: number): SQL<number> {
  return sql<number>`(${column} & ${bits})`.mapWith(Number);
}

/** True when any of `bits` is set in the column. */
export function hasBits(column: AnyColumn, bits: number): SQL {
  return sql`(${column} & ${bits}) <> 0`;
}

/** No name is longer, and SQLite refuses patterns beyond a length. */
const LONGEST_TERM = 300;

/**
 * Every word of `term` stands somewhere in the column, in any order; an empty term finds all. Both are to be normalised
 * by `searchName`: the engines differ in which capitals they hold to be equal.
 */
export function containsText(column: AnyColumn, term: string): SQL {
  const words = term.slice(0, LONGEST_TERM).split(" ").filter(Boolean);
  const found = words.map((word) => sql`${column} like ${`%${word.replaceAll(/[\\%_]/g, "\\$&")}%`} escape '\\'`);
  return and(...found) ?? sql`1 = 1`;
}

/** How many words of `term` do not begin a word of the column: 0 is the best find. For what `containsText` has found. */
export function wordsInside(column: AnyColumn, term: string): SQL<number> {
  const words = term.slice(0, LONGEST_TERM).split(" ").filter(Boolean);
  const inside = words.map((word) => {
    const starting = `% ${word.replaceAll(/[\\%_]/g, "\\$&")}%`;
    return sql`case when ' ' || ${column} like ${starting} escape '\\' then 0 else 1 end`;
  });
  return sql<number>`(${sql.join([sql`0`, ...inside], sql` + `)})`.mapWith(Number);
}

/** The column begins with `start`; a range, so that an index serves it. */
export function startsWith(column: AnyColumn, start: string): SQL {
  if (start === "") return sql`1 = 1`;
  // The greatest code point there is: whatever follows `start` sorts before it, on both engines by bytes.
  return and(gte(column, start), lt(column, `${start}\u{10FFFF}`)) ?? sql`1 = 1`;
}

/** Order by the column, rows without a value at the end. */
export function nullsLast(column: SQLWrapper, direction: "asc" | "desc" = "asc"): SQL {
  return direction === "asc" ? sql`${column} asc nulls last` : sql`${column} desc nulls last`;
}

/** Order by the column, rows without a value at the beginning. */
export function nullsFirst(column: SQLWrapper, direction: "asc" | "desc" = "asc"): SQL {
  return direction === "asc" ? sql`${column} asc nulls first` : sql`${column} desc nulls first`;
}
