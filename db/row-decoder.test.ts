import { sql } from "drizzle-orm";
import * as drizzle from "drizzle-orm/utils";
import { describe, expect, test } from "vitest";
import { rowDecoder, type SelectedField } from "./row-decoder";
import { clients, marks, rooms, sessions, sites } from "./schema";

/** What drizzle itself makes of a row, to compare with. Its types leave these two out. */
const { mapResultRow: asDrizzle, orderSelectedFields: fieldsOf } = drizzle as unknown as {
  mapResultRow: (fields: SelectedField[], row: unknown[], nullable?: Record<string, boolean>) => unknown;
  orderSelectedFields: (selected: Record<string, unknown>) => SelectedField[];
};

/** A value as a driver hands it over, that every kind of column takes. */
const value = (at: number) => String(1_763_000_000_000 + at);

interface Select {
  readonly title: string;
  readonly selected: Record<string, unknown>;
  readonly nullable?: Record<string, boolean>;
}

const SELECTS: readonly Select[] = [
  { title: "columns", selected: { id: sites.id, name: sites.name } },
  {
    title: "a whole table beside a column of another",
    selected: { session: sessions, room: rooms.name },
    nullable: { sessions: true, rooms: false },
  },
  {
    title: "columns of a joined table as an object",
    selected: { id: sessions.id, member: { id: clients.id, givenName: clients.givenName } },
    nullable: { sessions: true, clients: false },
  },
  {
    title: "an object of columns of two tables, which is never null as a whole",
    selected: { both: { client: clients.id, room: rooms.id } },
    nullable: { sessions: true, clients: false, rooms: false },
  },
  {
    title: "an object of the table that is always there",
    selected: { session: { id: sessions.id, room: sessions.roomId } },
    nullable: { sessions: true },
  },
  {
    title: "words of SQL, with and without a name and a decoder",
    selected: {
      count: sql<number>`count(*)`.mapWith(Number).as("count"),
      has: sql<string>`exists (select 1)`.as("has"),
      bare: sql`1`,
      inner: { at: sql`max(${marks.recordedAt})`.mapWith(marks.recordedAt) },
    },
    nullable: { sessions: true },
  },
];

describe("a row becomes what drizzle makes of it", () => {
  test.each(SELECTS)("$title", ({ selected, nullable }) => {
    const fields = fieldsOf(selected);
    const decode = rowDecoder(fields, nullable);
    const full = fields.map((_, at) => (isJson(fields[at]!) ? "[1]" : value(at)));
    const rows = [full, full.map(() => null), [...full.slice(0, -1), null]];
    for (const row of rows) expect(decode(row)).toEqual(asDrizzle(fields, row, nullable));
  });

  test("when nothing is joined", () => {
    const fields = fieldsOf({ member: { id: clients.id } });
    expect(rowDecoder(fields)([null])).toEqual({ member: { id: null } });
    expect(asDrizzle(fields, [null])).toEqual({ member: { id: null } });
  });

  test("but an object stays when any of its columns holds something", () => {
    const fields = fieldsOf({ room: { capacity: rooms.capacity, name: rooms.name } });
    const decode = rowDecoder(fields, { sessions: true, rooms: false });
    expect(decode([null, "Room A"])).toEqual({ room: { capacity: null, name: "Room A" } });
    expect(decode([null, null])).toEqual({ room: null });
  });
});

function isJson({ field }: SelectedField): boolean {
  return (field as { dataType?: string }).dataType === "json";
}
