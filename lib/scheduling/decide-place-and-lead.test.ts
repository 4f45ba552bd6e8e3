import { describe, expect, it } from "vitest";
import type { LeadFacts, RoomFacts } from "./decide-new-series";
import { refusalOfLead, refusalOfPlace } from "./decide-place-and-lead";

const room: RoomFacts = { isArchived: false, siteId: "here", capacity: 12, joinLink: null };
const inRoom = { roomId: "a", modality: "in_person", joinLink: null } as const;
const at = (...stands: string[]) => ({ siteId: "here", stands: new Set(stands) });

describe("a place", () => {
  it.each([
    ["a room of the site", inRoom, room, null],
    ["no room", { ...inRoom, roomId: null }, null, null],
    ["nothing that exists", inRoom, null, "unknown_room"],
    ["an archived room", inRoom, { ...room, isArchived: true }, "archived_room"],
    ["a room of another site", inRoom, { ...room, siteId: "there" }, "room_elsewhere"],
    ["by video without a link", { ...inRoom, modality: "video" }, room, "join_link_missing"],
    ["by phone without a link", { ...inRoom, modality: "audio" }, room, null],
    ["by a link that runs a script", { ...inRoom, modality: "video", joinLink: "javascript:1" }, room, "join_link_bad"],
    ["by a link", { ...inRoom, modality: "video", joinLink: "https://meet.example.org/a" }, room, null],
  ] as const)("%s", (_title, place, facts, refusal) => {
    expect(refusalOfPlace(place, facts, at())).toBe(refusal);
  });

  it("may stay a room that was archived since", () => {
    expect(refusalOfPlace(inRoom, { ...room, isArchived: true }, at("a"))).toBeNull();
  });
});

describe("a lead", () => {
  const people: Record<string, LeadFacts> = {
    ada: { isArchived: false, credentials: [] },
    ben: { isArchived: false, credentials: [] },
    gone: { isArchived: true, credentials: [] },
  };
  const decide = (facilitatorId: string | null, coFacilitatorId: string | null, ...stands: string[]) =>
    refusalOfLead({ facilitatorId, coFacilitatorId }, (id) => people[id] ?? null, new Set(stands));

  it("is somebody, or nobody, or two", () => {
    expect([decide("ada", null), decide(null, null), decide("ada", "ben")]).toEqual([null, null, null]);
  });

  it("is nobody unknown or archived", () => {
    expect(decide("who", null)).toBe("unknown_facilitator");
    expect(decide("gone", null)).toBe("archived_facilitator");
    expect(decide("ada", "who")).toBe("unknown_co_facilitator");
    expect(decide("ada", "gone")).toBe("archived_co_facilitator");
  });

  it("may stay somebody who was archived since", () => {
    expect(decide("gone", "ada", "gone")).toBeNull();
  });

  it("is not one person twice, nor a second without a first", () => {
    expect(decide("ada", "ada")).toBe("same_facilitator_twice");
    expect(decide(null, "ada")).toBe("co_facilitator_alone");
  });
});
