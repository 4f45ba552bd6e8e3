import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { proposeVideo, type VideoCandidate, type VirtualRoom } from "@/lib/scheduling/video-fallback";

const LINK = "https://video.example/room";
const at = (minute: number) => new Date(Date.UTC(2026, 11, 25, 14, minute));
const room = (id: string, over: Partial<VirtualRoom> = {}): VirtualRoom => ({
  id,
  siteId: "worcester",
  name: `Video ${id}`,
  joinLink: `${LINK}/${id}`,
  seats: null,
  ...over,
});
const candidate = (id: string, from: number, to: number, over: Partial<VideoCandidate> = {}): VideoCandidate => ({
  id,
  siteId: "worcester",
  startsAt: at(from),
  endsAt: at(to),
  roomId: "a",
  modality: "in_person",
  joinLink: null,
  seriesLink: null,
  expected: 8,
  ...over,
});

describe("proposeVideo", () => {
  it("puts one session at a time into a virtual room, the fullest first", () => {
    const both = [candidate("small", 0, 60, { expected: 1 }), candidate("large", 30, 90, { expected: 9 })];
    const found = proposeVideo(both, [room("v")], []);
    expect([...found.keys()]).toEqual(["large"]);
    expect(found.get("large")).toEqual({
      place: { roomId: "v", modality: "video", joinLink: `${LINK}/v` },
      roomName: "Video v",
    });
  });

  it("puts sessions one after the other into the same room, and beside each other into two", () => {
    expect(proposeVideo([candidate("1", 0, 60), candidate("2", 60, 90)], [room("v")], []).size).toBe(2);
    const beside = proposeVideo([candidate("1", 0, 60), candidate("2", 30, 90)], [room("v"), room("w")], []);
    expect(new Set([...beside.values()].map(({ place }) => place.roomId))).toEqual(new Set(["v", "w"]));
  });

  it.each([
    ["somebody is in the room", [room("v")], [{ roomId: "v", startsAt: at(59), endsAt: at(61) }], {}],
    ["it has too few seats", [room("v", { seats: 7 })], [], {}],
    ["it has no link", [room("v", { joinLink: null })], [], {}],
    ["it is another site's", [room("v", { siteId: "quincy" })], [], {}],
    ["nobody is expected", [room("v")], [], { expected: 0 }],
    ["there is no room", [], [], {}],
  ])("proposes nothing when %s", (_, rooms, taken, over) => {
    expect(proposeVideo([candidate("1", 0, 60, over)], rooms, taken).size).toBe(0);
  });

  it("keeps to the link that the series or the session has, which needs no room", () => {
    const series = candidate("series", 0, 60, { seriesLink: `${LINK}/own` });
    const hybrid = candidate("hybrid", 0, 60, { modality: "hybrid", joinLink: `${LINK}/hybrid` });
    const found = proposeVideo([series, hybrid], [], []);
    expect(found.get("series")?.place).toEqual({ roomId: null, modality: "video", joinLink: `${LINK}/own` });
    expect(found.get("hybrid")?.place).toEqual({ roomId: null, modality: "video", joinLink: `${LINK}/hybrid` });
    // A link that the session merely carries from its room is no way in while it meets in person.
    expect(proposeVideo([candidate("carried", 0, 60, { joinLink: LINK })], [], []).size).toBe(0);
  });

  it("leaves a session in the virtual room that it is in, and keeps others out of it", () => {
    const inside = candidate("inside", 0, 60, { roomId: "v", modality: "video", joinLink: `${LINK}/v`, expected: 1 });
    const found = proposeVideo([candidate("wants", 0, 60), inside], [room("v")], []);
    expect([...found.keys()]).toEqual(["inside"]);
    expect(found.get("inside")?.place.roomId).toBe("v");
  });

  it("never books a room twice, whatever is asked", () => {
    const some = fc.array(
      fc.record({ from: fc.nat(200), minutes: fc.integer({ min: 5, max: 90 }), expected: fc.nat(9) }),
      { maxLength: 12 },
    );
    fc.assert(
      fc.property(some, fc.integer({ min: 0, max: 3 }), (spans, count) => {
        const list = spans.map(({ from, minutes, expected }, index) =>
          candidate(String(index), from, from + minutes, { expected }),
        );
        const rooms = Array.from({ length: count }, (_, index) => room(String(index)));
        const placed = [...proposeVideo(list, rooms, [])].map(([id, { place }]) => ({
          ...list[Number(id)]!,
          roomId: place.roomId,
        }));
        for (const one of placed)
          for (const other of placed)
            if (one.id !== other.id && one.roomId === other.roomId)
              expect(one.endsAt <= other.startsAt || other.endsAt <= one.startsAt).toBe(true);
      }),
    );
  });
});
