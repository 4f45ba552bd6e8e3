import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  changesBetween,
  countWaiting,
  entryOf,
  FINISH,
  leaving,
  nextBatch,
  settle,
  waitBeforeTry,
  withoutEntry,
  withTap,
  type UnsentQueue,
} from "./unsent-queue";

type Queue = UnsentQueue<string, string>;

let made = 0;
function tap(about: string, what: string, more: { seenVersion?: number; sessionId?: string; reason?: string } = {}) {
  const { seenVersion = 0, sessionId = "s1", reason = null } = more;
  return { id: `e${++made}`, sessionId, about, what, seenVersion, takenAt: 0, correctionReason: reason };
}
const all = (queue: Queue) => queue.map(({ about, what, state }) => `${about} ${what} ${state.kind}`);
const sent = (queue: Queue) => leaving(queue, new Set(nextBatch(queue).map(({ id }) => id)));
const idOf = (queue: Queue, place: number) => queue[place]?.id ?? "";

describe("tapping", () => {
  it("keeps only the last of several taps that nobody has seen", () => {
    const queue = withTap(
      withTap(withTap<string, string>([], tap("ada", "present")), tap("ben", "missed")),
      tap("ada", "late"),
    );
    expect(all(queue)).toEqual(["ben missed waiting", "ada late waiting"]);
    expect(countWaiting(queue)).toBe(2);
  });

  it("keeps what may be on record already, and sends it first", () => {
    const queue = withTap(sent(withTap<string, string>([], tap("ada", "present"))), tap("ada", "late"));
    expect(all(queue)).toEqual(["ada present waiting", "ada late waiting"]);
    expect(nextBatch(queue).map(({ what }) => what)).toEqual(["present"]);
    expect(countWaiting(queue)).toBe(1);
    expect(entryOf(queue, "s1", "ada")?.what).toBe("late");
  });

  it("does not touch the same client's line in another session", () => {
    const queue = withTap(withTap<string, string>([], tap("ada", "present")), tap("ada", "late", { sessionId: "s2" }));
    expect(countWaiting(queue)).toBe(2);
    expect(countWaiting(queue, "s1")).toBe(1);
  });

  it("on a line with a question or a refusal is the answer to it", () => {
    const asked = settle(withTap<string, string>([], tap("ada", "present")), `e${made}`, {
      kind: "conflict",
      theirs: "missed",
    });
    expect(all(withTap(asked, tap("ada", "late", { seenVersion: 1 })))).toEqual(["ada late waiting"]);
    const refused = settle(withTap<string, string>([], tap("ben", "present")), `e${made}`, {
      kind: "refused",
      sentence: "No.",
    });
    expect(all(withTap(refused, tap("ben", "late")))).toEqual(["ben late waiting"]);
  });
});

describe("what goes out next", () => {
  it("is one line each of one session, under one reason", () => {
    let queue: Queue = [];
    queue = withTap(queue, tap("ada", "present"));
    queue = withTap(queue, tap("dov", "present", { sessionId: "s2" }));
    queue = withTap(queue, tap("ben", "missed"));
    queue = withTap(queue, tap("carla", "missed", { reason: "She was there" }));
    expect(nextBatch(queue).map(({ about }) => about)).toEqual(["ada", "ben"]);
  });

  it("is never the finish of a roster of which something still waits, for the network or for a person", () => {
    let queue: Queue = withTap(withTap<string, string>([], tap(FINISH, "")), tap("ada", "present"));
    expect(nextBatch(queue).map(({ about }) => about)).toEqual(["ada"]);
    queue = settle(queue, idOf(queue, 1), { kind: "conflict", theirs: "missed" });
    expect(nextBatch(queue)).toEqual([]);
    queue = withoutEntry(queue, idOf(queue, 1));
    expect(nextBatch(queue).map(({ about }) => about)).toEqual([FINISH]);
  });

  it("is nothing when everything is asked or refused", () => {
    const queue = settle(withTap<string, string>([], tap("ada", "x")), `e${made}`, {
      kind: "refused",
      sentence: "No.",
    });
    expect(nextBatch(queue)).toEqual([]);
    expect(countWaiting(queue)).toBe(0);
  });
});

describe("an answer", () => {
  it("hands the version on to a tap that came meanwhile", () => {
    const queue = withTap(sent(withTap<string, string>([], tap("ada", "present"))), tap("ada", "late"));
    const [next] = settle(queue, idOf(queue, 0), { kind: "saved", version: 4 });
    expect(next).toMatchObject({ what: "late", seenVersion: 4, tries: 0 });
  });

  it("of another value asks about the last tap, not about the one before it", () => {
    const queue = withTap(sent(withTap<string, string>([], tap("ada", "present"))), tap("ada", "late"));
    expect(all(settle(queue, idOf(queue, 0), { kind: "conflict", theirs: "missed" }))).toEqual(["ada late asked"]);
  });

  it("of no stays until somebody reads it, unless they tapped on already", () => {
    const queue = sent(withTap<string, string>([], tap("ada", "present")));
    expect(all(settle(queue, idOf(queue, 0), { kind: "refused", sentence: "No." }))).toEqual(["ada present refused"]);
    const tapped = withTap(queue, tap("ada", "late"));
    expect(all(settle(tapped, idOf(tapped, 0), { kind: "refused", sentence: "No." }))).toEqual(["ada late waiting"]);
  });

  it("to something that is not there any more changes nothing", () => {
    const queue = withTap<string, string>([], tap("ada", "present"));
    expect(settle(queue, "gone", { kind: "saved", version: 1 })).toBe(queue);
  });
});

it("tells whoever keeps the queue what to write and what to erase", () => {
  const one = withTap(withTap<string, string>([], tap("ada", "present")), tap("ben", "missed"));
  const two = withTap(sent(one), tap("carla", "late"));
  const three = settle(two, idOf(two, 0), { kind: "saved", version: 1 });
  expect(changesBetween([], one).written).toHaveLength(2);
  expect(changesBetween(one, two)).toMatchObject({
    written: [{ tries: 1 }, { tries: 1 }, { about: "carla" }],
    erased: [],
  });
  expect(changesBetween(two, three)).toEqual({ written: [], erased: [idOf(two, 0)] });
});

it("waits longer after every try, a minute at most", () => {
  expect([0, 1, 2, 3, 5, 6, 50].map(waitBeforeTry)).toEqual([2000, 2000, 4000, 8000, 32_000, 60_000, 60_000]);
});

/** A record as the server keeps it: versions, keys it has seen, and the rule that a stale line is refused. */
class Record_ {
  readonly history = new Map<string, { readonly key: string; readonly value: string }[]>();

  say(
    line: string,
    value: string,
    seen: number,
    key: string,
  ): { version: number } | { theirs: string; version: number } {
    const versions = this.history.get(line) ?? [];
    const current = versions.at(-1)?.value ?? null;
    if (versions.some((each) => each.key === key) || current === value) return { version: versions.length };
    if (seen !== versions.length) return { theirs: current ?? "unrecorded", version: versions.length };
    this.history.set(line, [...versions, { key, value }]);
    return { version: versions.length + 1 };
  }
}

const step = fc.oneof(
  fc.record({
    do: fc.constant("tap" as const),
    who: fc.nat(1),
    line: fc.constantFrom("ada", "ben"),
    value: fc.constantFrom("present", "late", "missed"),
  }),
  fc.record({ do: fc.constant("send" as const), who: fc.nat(1), isLost: fc.boolean(), arrives: fc.boolean() }),
  fc.record({ do: fc.constant("look" as const), who: fc.nat(1) }),
);

it("loses no mark silently, however two devices take turns and whatever the network swallows", () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
      const record = new Record_();
      const devices = [0, 1].map(() => ({ queue: [] as Queue, seen: new Map<string, number>() }));
      const taps: { who: number; line: string; value: string; id: string }[] = [];
      let count = 0;
      const send = (who: number, arrives: boolean, isAnswered: boolean) => {
        const device = devices[who];
        if (device === undefined) return;
        for (const entry of nextBatch(device.queue)) {
          device.queue = leaving(device.queue, new Set([entry.id]));
          if (!arrives) continue;
          const answer = record.say(entry.about, entry.what, entry.seenVersion, entry.id);
          if (!isAnswered) continue;
          device.seen.set(entry.about, answer.version);
          device.queue = settle(
            device.queue,
            entry.id,
            "theirs" in answer
              ? { kind: "conflict", theirs: answer.theirs }
              : { kind: "saved", version: answer.version },
          );
        }
      };
      for (const each of steps) {
        const device = devices[each.who];
        if (device === undefined) continue;
        if (each.do === "send") send(each.who, each.arrives, !each.isLost);
        else if (each.do === "look") {
          // A page that is opened afresh shows what is on record, but for the lines that wait here.
          for (const [line, versions] of record.history) {
            if (entryOf(device.queue, "s1", line) === null) device.seen.set(line, versions.length);
          }
        } else {
          const id = `t${count++}`;
          taps.push({ who: each.who, line: each.line, value: each.value, id });
          const seenVersion = device.seen.get(each.line) ?? 0;
          const { who: _, do: __, line, value } = each;
          device.queue = withTap(device.queue, {
            id,
            sessionId: "s1",
            about: line,
            what: value,
            seenVersion,
            takenAt: 0,
            correctionReason: null,
          });
        }
      }
      for (let turn = 0; turn < 6; turn++) for (const who of [0, 1]) send(who, true, true);
      for (const who of [0, 1]) {
        const queue = devices[who]?.queue ?? [];
        expect(nextBatch(queue), "nothing waits when everything was answered").toEqual([]);
        for (const line of ["ada", "ben"]) {
          const last = taps.findLast((each) => each.who === who && each.line === line);
          if (last === undefined) continue;
          const versions = record.history.get(line) ?? [];
          const isRecorded = versions.some(({ key, value }) => key === last.id || value === last.value);
          const isAsked = entryOf(queue, "s1", line)?.what === last.value;
          expect(isRecorded || isAsked, `${last.value} of ${line} by ${who}`).toBe(true);
        }
      }
    }),
    { numRuns: 500 },
  );
});
