import fc from "fast-check";
import { asc, eq } from "drizzle-orm";
import { afterAll, beforeAll, expect, it } from "vitest";
import { marks, sessionClosures, sessions } from "@/db/schema";
import { clearMark } from "@/features/attendance/commands/clear-mark";
import { closeSite } from "@/features/closures/commands/close-site";
import { reopenSite } from "@/features/closures/commands/reopen-site";
import { cancelSession } from "@/features/scheduling/commands/cancel-session";
import type { Made, SessionRow } from "@/features/testing/clinic-words";
import { world, type World } from "@/features/testing/world";
import { addDays, localDate } from "@/lib/time/local-date";
import { localTime } from "@/lib/time/local-time";

let w: World;
let nth = 0;

// 2026-03-02 is a Monday; the first two days of the story are past, the others to come.
const monday = localDate("2026-03-02");

beforeAll(async () => {
  w = await world({ now: "2026-03-04T08:00" });
  await w.site("Home");
  await w.program("Adult IOP");
  await w.track("Evening");
  await w.serviceType("CBT group");
});
afterAll(() => w.store.close());

type Step =
  | { readonly do: "close"; readonly day: number; readonly where: "here" | "all"; readonly part: number }
  | { readonly do: "reopen"; readonly which: number }
  | { readonly do: "mark" | "clear" | "cancel"; readonly session: number };

const step: fc.Arbitrary<Step> = fc.oneof(
  {
    arbitrary: fc.record({
      do: fc.constant("close" as const),
      day: fc.nat(3),
      where: fc.constantFrom("here" as const, "all" as const),
      part: fc.nat(2),
    }),
    weight: 3,
  },
  { arbitrary: fc.record({ do: fc.constant("reopen" as const), which: fc.nat(5) }), weight: 3 },
  {
    arbitrary: fc.record({
      do: fc.constantFrom("mark" as const, "clear" as const, "cancel" as const),
      session: fc.nat(7),
    }),
    weight: 2,
  },
);

const PARTS = [
  { fromTime: null, toTime: null },
  { fromTime: null, toTime: localTime("12:00") },
  { fromTime: localTime("12:00"), toTime: null },
];

/** What a person would write down: each session with its facts, each closure that stands. Nothing of the product. */
class Model {
  readonly closures = new Map<string, { day: number; part: number }>();
  readonly cancelled = new Set<number>();
  readonly marked = new Set<number>();
  /** Sessions by number: four days, a morning and an afternoon each. */
  isCovered(session: number): boolean {
    const day = Math.floor(session / 2);
    const part = session % 2 === 0 ? 1 : 2;
    return [...this.closures.values()].some((each) => each.day === day && (each.part === 0 || each.part === part));
  }
  status(session: number): string {
    if (this.cancelled.has(session)) return "cancelled";
    return this.isCovered(session) && !this.marked.has(session) ? "closed" : "scheduled";
  }
}

class Story {
  readonly model = new Model();
  readonly sequences = new Map<string, number>();
  constructor(
    readonly site: Made,
    readonly client: Made,
    readonly ids: readonly string[],
  ) {}

  async take(each: Step): Promise<void> {
    if (each.do === "close") await this.close(each);
    else if (each.do === "reopen") await this.reopen(each.which);
    else await this.single(each.do, each.session);
  }

  private async close({ day, where, part }: Extract<Step, { do: "close" }>): Promise<void> {
    const siteId = where === "all" ? null : this.site.id;
    const span = { siteId, name: `Snow ${this.site.name}`, date: addDays(monday, day), ...PARTS[part]! };
    const { closureId } = await w.do(closeSite, span);
    this.model.closures.set(closureId, { day, part });
  }

  private async reopen(which: number): Promise<void> {
    const closureId = [...this.model.closures.keys()][which];
    if (closureId === undefined) return;
    await w.do(reopenSite, { closureId, putBack: true, tell: false, seen: null });
    this.model.closures.delete(closureId);
    const again = await w.try(reopenSite, { closureId, putBack: true, tell: false, seen: null });
    expect(again).toMatchObject({ ok: true, value: { isChanged: false } });
  }

  private async single(what: "mark" | "clear" | "cancel", number: number): Promise<void> {
    const { model } = this;
    const sessionId = this.ids[number]!;
    const isMarked = model.marked.has(number);
    if (what === "cancel") {
      const result = await w.try(cancelSession, { sessionId, reason: "Ill" });
      expect(result.ok).toBe(!isMarked || model.cancelled.has(number));
      if (result.ok) model.cancelled.add(number);
    } else if (what === "mark" && !isMarked && model.status(number) === "scheduled") {
      await w.mark(this.client, await row(sessionId), "excused", { at: "2026-03-04T08:00" });
      model.marked.add(number);
    } else if (what === "clear" && isMarked) {
      const [newest] = await w.reader
        .select()
        .from(marks)
        .where(eq(marks.sessionId, sessionId))
        .orderBy(asc(marks.version));
      const all = await w.reader.$count(marks, eq(marks.sessionId, sessionId));
      const line = { clientId: newest!.clientId, seenVersion: all, correctionReason: "Slip", device: "test" };
      await w.do(clearMark, { sessionId, ...line });
      model.marked.delete(number);
    }
  }

  /** The database says what the model says, and calendars have heard of each change of status. */
  async check(before: readonly SessionRow[]): Promise<SessionRow[]> {
    const now = await rows(this.ids);
    expect(now.map(({ status }) => status)).toEqual(this.ids.map((_, number) => this.model.status(number)));
    now.forEach((after, index) => {
      const { status, sequence } = before[index]!;
      expect(after.sequence - sequence >= 1).toBe(after.status !== status);
    });
    const tied = await w.reader.select().from(sessionClosures);
    for (const [number, id] of this.ids.entries()) {
      const isTied = tied.some(({ sessionId }) => sessionId === id);
      if (this.model.status(number) === "closed") expect(isTied).toBe(true);
      if (this.model.status(number) === "scheduled" && !this.model.isCovered(number)) expect(isTied).toBe(false);
    }
    return now;
  }
}

async function row(id: string): Promise<SessionRow> {
  return (await w.reader.select().from(sessions).where(eq(sessions.id, id)))[0]!;
}

async function rows(ids: readonly string[]): Promise<SessionRow[]> {
  const found: SessionRow[] = [];
  for (const id of ids) found.push(await row(id));
  return found;
}

/** A site of its own with two groups on each of four days, and one client expected at all of them. */
async function story(): Promise<Story> {
  const site = await w.site(`Site ${++nth}`);
  const own = await w.program(`Program ${nth}`, { sites: [site] });
  const track = await w.track(`Track ${nth}`, { site, program: own });
  const about = { from: monday, site, program: own, track };
  const morning = await w.series(`Morning ${nth}`, "MO TU WE TH 09:00-10:30", about);
  const afternoon = await w.series(`Afternoon ${nth}`, "MO TU WE TH 13:00-14:30", about);
  const client = await w.client(`Client ${nth}`, { site });
  await w.enrolled(client, { from: monday, weekdays: ["MO", "TU", "WE", "TH"], site, program: own, track });
  const ids: string[] = [];
  for (const day of [0, 1, 2, 3])
    for (const series of [morning, afternoon]) ids.push((await w.session(series, addDays(monday, day))).id);
  return new Story(site, client, ids);
}

it("closures put down and taken away in any order, with marks and cancellations in between, are what a list of facts says", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 14 }), async (steps) => {
      const told = await story();
      const untouched = await rows(told.ids);
      let before = untouched;
      for (const each of steps) {
        await told.take(each);
        before = await told.check(before);
      }
      // Whatever is left is taken away: exactly what was there is there again.
      while (told.model.closures.size > 0) {
        await told.take({ do: "reopen", which: 0 });
        before = await told.check(before);
      }
      const facts = ({
        sequence: _sequence,
        version: _version,
        status: _status,
        cancelReason: _reason,
        ...rest
      }: SessionRow) => rest;
      expect(before.map(facts)).toEqual(untouched.map(facts));
    }),
    { numRuns: 25 },
  );
}, 120_000);
