import { describe, expect, it } from "vitest";
import { done, refuse } from "@/lib/result";
import { decideNewSeries, type NewSeriesRefusal, type SeriesFacts } from "@/lib/scheduling/decide-new-series";
import type { NewSeries } from "@/lib/scheduling/new-series";
import { addDays, localDate } from "@/lib/time/local-date";
import { localTime } from "@/lib/time/local-time";

const today = localDate("2026-11-18");

const series: NewSeries = {
  siteId: "worcester",
  programId: "iop",
  trackId: "morning",
  kind: "group",
  title: "Managing stress and sleep",
  serviceTypeId: "cbt",
  startDate: localDate("2026-11-30"),
  startTime: localTime("09:00"),
  durationMinutes: 90,
  rule: "FREQ=WEEKLY;BYDAY=MO,WE,FR",
  exdates: [],
  rdates: [],
  roomId: "b",
  facilitatorId: "priya",
  coFacilitatorId: "sam",
  capacity: 10,
  modality: "in_person",
  joinLink: null,
};

const lead = { isArchived: false, credentials: ["LICSW"] };
const facts: SeriesFacts = {
  site: { isArchived: false },
  serviceType: { isArchived: false },
  program: { isArchived: false, isAtSite: true },
  track: { isArchived: false, siteId: "worcester", programId: "iop" },
  room: { isArchived: false, siteId: "worcester", capacity: 12, joinLink: null },
  facilitator: lead,
  coFacilitator: lead,
};

const decide = (over: Partial<NewSeries>, overFacts: Partial<SeriesFacts> = {}) =>
  decideNewSeries({ ...series, ...over }, { ...facts, ...overFacts }, today);

describe("decideNewSeries", () => {
  it("takes a series in which everything fits, and one that names nothing it can do without", () => {
    expect(decide({})).toEqual(done([]));
    const bare = {
      programId: null,
      trackId: null,
      roomId: null,
      facilitatorId: null,
      coFacilitatorId: null,
      capacity: null,
    };
    const nothing = {
      program: undefined,
      track: undefined,
      room: undefined,
      facilitator: undefined,
      coFacilitator: undefined,
    };
    expect(decide(bare, nothing)).toEqual(done([]));
  });

  it.each<[NewSeriesRefusal, Partial<NewSeries>, Partial<SeriesFacts>]>([
    ["bad_title", { title: "   " }, {}],
    ["bad_title", { title: "x".repeat(121) }, {}],
    ["bad_length", { durationMinutes: 4 }, {}],
    ["bad_length", { durationMinutes: 721 }, {}],
    ["bad_length", { durationMinutes: 62.5 }, {}],
    ["bad_length", { durationMinutes: Number.NaN }, {}],
    ["bad_capacity", { capacity: 0 }, {}],
    ["bad_capacity", { capacity: 501 }, {}],
    ["starts_too_long_ago", { startDate: addDays(today, -367) }, {}],
    ["starts_too_far_ahead", { startDate: addDays(today, 733) }, {}],
    ["unknown_site", {}, { site: null }],
    ["archived_site", {}, { site: { isArchived: true } }],
    ["unknown_service_type", {}, { serviceType: null }],
    ["archived_service_type", {}, { serviceType: { isArchived: true } }],
    ["unknown_program", {}, { program: null }],
    ["archived_program", {}, { program: { isArchived: true, isAtSite: true } }],
    ["program_not_at_site", {}, { program: { isArchived: false, isAtSite: false } }],
    ["unknown_track", {}, { track: null }],
    ["archived_track", {}, { track: { ...facts.track!, isArchived: true } }],
    ["track_elsewhere", {}, { track: { ...facts.track!, siteId: "fitchburg" } }],
    ["track_of_other_program", {}, { track: { ...facts.track!, programId: "php" } }],
    ["track_of_other_program", { programId: null }, { program: undefined }],
    ["unknown_room", {}, { room: null }],
    ["archived_room", {}, { room: { ...facts.room!, isArchived: true } }],
    ["room_elsewhere", {}, { room: { ...facts.room!, siteId: "fitchburg" } }],
    ["unknown_facilitator", {}, { facilitator: null }],
    ["archived_facilitator", {}, { facilitator: { ...lead, isArchived: true } }],
    ["unknown_co_facilitator", {}, { coFacilitator: null }],
    ["archived_co_facilitator", {}, { coFacilitator: { ...lead, isArchived: true } }],
    ["co_facilitator_alone", { facilitatorId: null }, { facilitator: undefined }],
    ["same_facilitator_twice", { coFacilitatorId: "priya" }, {}],
    ["join_link_missing", { modality: "video" }, {}],
    ["join_link_missing", { modality: "hybrid" }, {}],
    ["join_link_bad", { modality: "video", joinLink: "javascript:alert(1)" }, {}],
    ["join_link_bad", { joinLink: "http://video.example.org" }, {}],
  ])("refuses: %s", (refusal, over, overFacts) => {
    expect(decide(over, overFacts)).toEqual(refuse(refusal));
  });

  it("lets the first and the last allowed day through", () => {
    expect(decide({ startDate: addDays(today, -366) }).ok).toBe(true);
    expect(decide({ startDate: addDays(today, 732) }).ok).toBe(true);
  });

  it("takes the link of a virtual room, and none for a call", () => {
    const room = { ...facts.room!, joinLink: "https://video.example.org/b" };
    expect(decide({ modality: "video" }, { room })).toEqual(done([]));
    expect(decide({ modality: "audio" })).toEqual(done([]));
  });

  it("warns, and does not refuse, when there are more places than seats", () => {
    expect(decide({ capacity: 14 })).toEqual(done([{ kind: "over_room_capacity", capacity: 14, seats: 12 }]));
    expect(decide({ capacity: 12 })).toEqual(done([]));
    expect(decide({ capacity: 14 }, { room: { ...facts.room!, capacity: null } })).toEqual(done([]));
  });
});
