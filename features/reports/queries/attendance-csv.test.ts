import { and, eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { clients, series, sessions } from "@/db/schema";
import type { Reader } from "@/db/store";
import type { Made } from "@/features/testing/clinic-words";
import { world, type World } from "@/features/testing/world";
import { REDISCLOSURE_NOTICE, REPORT_COLUMNS, type PeopleAs } from "@/lib/reports/columns";
import { localDate } from "@/lib/time/local-date";
import { streamAttendanceCsv } from "./attendance-csv";
import { readAttendanceRows, type ReportFilter } from "./attendance-rows";

let w: World;
let here: Made;
let there: Made;
let group: Made;
let ada: Made;
let wes: Made;

/** What people may be called, and what a spreadsheet must not make of it. */
const NAMES = [
  "=cmd()|' /C calc'!A0",
  "+1",
  "-2+3",
  "@SUM(A1)",
  "\tTab",
  "\rReturn",
  'Quo"te, Comma',
  "New\nline",
  "Zoë 李小龙",
  "🦊 Fox",
  "שלום",
  "＝full width",
];

beforeAll(async () => {
  w = await world({ now: "2026-03-02T08:00" });
  there = await w.site("Springfield");
  here = await w.site("Worcester");
  const program = await w.program("Adult IOP", { sites: [here, there] });
  const evening = await w.track("Evening", { site: here });
  const far = await w.track("Afternoon", { site: there });
  group = await w.series("Skills", "MO 18:00-19:30", { from: "2026-03-02", site: here, track: evening });
  await w.series("Far group", "MO 13:00-14:00", { from: "2026-03-02", site: there, track: far });
  const plan = { from: "2026-03-02", weekdays: ["MO"] as const, program };
  ada = await w.client("Ada Lund", { site: here });
  await w.enrolled(ada, { ...plan, site: here, track: evening });
  wes = await w.client("Wes Tern", { site: there });
  await w.enrolled(wes, { ...plan, site: there, track: far });
  for (const [nth, familyName] of NAMES.entries()) {
    const client = await w.client(`Client ${nth}`, { site: here });
    await w.enrolled(client, { ...plan, site: here, track: evening });
    // Forms let no control characters in; an import may have.
    await w.store.transact(async (tx) => {
      await tx.update(clients).set({ familyName, givenName: "G" }).where(eq(clients.id, client.id));
    });
  }
  await w.store.transact(async (tx) => {
    await tx.update(series).set({ title: "=HYPERLINK(1)" }).where(eq(series.id, group.id));
    await tx.update(sessions).set({ title: "=HYPERLINK(1)" }).where(eq(sessions.seriesId, group.id));
    const next = and(eq(sessions.seriesId, group.id), eq(sessions.date, localDate("2026-03-09")));
    await tx.update(sessions).set({ title: "Two\nlines" }).where(next);
  });
  await w.mark(ada, await w.session(group, "2026-03-02"), "present");
  w.at("2026-04-30T12:00");
});
afterAll(() => w.store.close());

const filter: ReportFilter = {
  from: localDate("2026-03-02"),
  to: localDate("2026-04-30"),
  sites: "all",
  siteId: null,
  programId: null,
  facilitatorId: null,
  clientId: null,
  kind: null,
};

async function file(people: PeopleAs, more: Partial<ReportFilter> = {}): Promise<string> {
  return textOf(new Response(streamAttendanceCsv(w.reader, { ...filter, ...more }, people, w.now)));
}

/** All of it, the mark at the front as well. */
async function textOf(response: Response): Promise<string> {
  return new TextDecoder("utf-8", { ignoreBOM: true }).decode(await response.arrayBuffer());
}

/** A reader of RFC 4180, as strict as it comes: quotes double inside quotes, lines end with CR LF. */
function readCsv(text: string): string[][] {
  const records: string[][] = [];
  let record: string[] = [];
  let at = 0;
  while (at < text.length) {
    let field = "";
    if (text[at] === '"') {
      for (at += 1; ; at += 1) {
        if (text[at] === '"' && text[at + 1] === '"') at += 1;
        else if (text[at] === '"') break;
        else if (at >= text.length) throw new Error("A quoted field does not end.");
        field += text[at];
      }
      at += 1;
    } else {
      for (; at < text.length && text[at] !== "," && text[at] !== "\r"; at += 1) {
        if (text[at] === '"' || text[at] === "\n") throw new Error(`A stray ${JSON.stringify(text[at])} at ${at}.`);
        field += text[at];
      }
    }
    record.push(field);
    if (text[at] === ",") at += 1;
    else if (text.startsWith("\r\n", at)) {
      records.push(record);
      record = [];
      at += 2;
    } else throw new Error(`Neither a comma nor a line's end at ${at}: ${JSON.stringify(text.slice(at, at + 5))}`);
  }
  expect(record).toEqual([]);
  return records;
}

describe("the file", () => {
  test("begins with the notice and the head, and holds what the report holds", async () => {
    const text = await file("number");
    expect(text.startsWith("\ufeff")).toBe(true);
    const [notice, head, ...records] = readCsv(text.slice(1));
    expect(notice).toEqual([REDISCLOSURE_NOTICE]);
    expect(head).toEqual(REPORT_COLUMNS.map((column) => column.head));
    const rows = [];
    for await (const page of readAttendanceRows(w.reader, filter, w.now)) rows.push(...page);
    expect(records).toHaveLength(rows.length);
    expect(records.every((record) => record.length === REPORT_COLUMNS.length)).toBe(true);
    expect(records.map((record) => record[1])).toEqual(rows.map(({ date }) => date));
  });

  test("lets no name run as a formula, and loses no letter of any", async () => {
    const [, , ...records] = readCsv((await file("name")).slice(1));
    const names = new Set(records.map(([name]) => name));
    for (const family of NAMES) {
      const name = `${family}, G`;
      expect(names.has(name) || names.has(`'${name}`)).toBe(true);
    }
    for (const cell of records.flat()) expect(cell).not.toMatch(/^[=+@\t\r＝＋＠－]|^-(?!\d+$)/);
    expect(records.some((record) => record.includes("'=HYPERLINK(1)"))).toBe(true);
    expect(records.some((record) => record.includes("Two\nlines"))).toBe(true);
  });

  test("names people by number or initials unless names are asked for", async () => {
    const numbers = await file("number");
    expect(numbers).not.toMatch(/Lund|Tern|Fox|cmd/);
    expect(numbers).toMatch(/EK-\d+/);
    const initials = readCsv((await file("initials")).slice(1)).map(([first]) => first);
    expect(initials.find((cell) => cell?.startsWith("AL "))).toMatch(/^AL EK-\d+$/);
    // Half of an emoji is no letter.
    expect(initials.join()).not.toMatch(/[\ud800-\udbff](?![\udc00-\udfff])/);
  });

  test("of nothing is the notice and the head", async () => {
    const records = readCsv((await file("number", { sites: [] })).slice(1));
    expect(records).toHaveLength(2);
  });

  test("comes in pieces: the first before any page is read, and no page before it is wanted", async () => {
    let selects = 0;
    const counting = new Proxy(w.reader, {
      get(target, property) {
        if (property === "select") selects += 1;
        const value: unknown = Reflect.get(target, property, target);
        return typeof value === "function" ? value.bind(target) : value;
      },
    }) as Reader;
    const stream = streamAttendanceCsv(counting, filter, "number", w.now).getReader();
    const first = await stream.read();
    expect(new TextDecoder().decode(first.value)).toContain(REDISCLOSURE_NOTICE);
    const settle = () => new Promise((resolve) => setTimeout(resolve, 30));
    await settle();
    // One piece may be made ahead of the receiver, and no more.
    const afterFirst = selects;
    await stream.read();
    await settle();
    const afterSecond = selects;
    expect(afterSecond).toBeGreaterThan(afterFirst);
    let pieces = 2;
    while (!(await stream.read()).done) pieces += 1;
    expect(pieces).toBeGreaterThanOrEqual(9);
    expect(afterFirst).toBeLessThan(selects / 3);
  });
});
