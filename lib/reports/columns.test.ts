import { expect, test } from "vitest";
import { localDate } from "../time/local-date";
import { localTime } from "../time/local-time";
import { zone } from "../time/zone";
import type { AttendanceRow } from "./attendance-row";
import { reportMark, reportMinutes } from "./attendance-row";
import { REPORT_COLUMNS, reportCells } from "./columns";

const row: AttendanceRow = {
  sessionId: "s",
  clientId: "c",
  date: localDate("2026-11-18"),
  start: localTime("10:15"),
  end: localTime("11:15"),
  zone: zone("America/New_York"),
  scheduledMinutes: 60,
  creditedMinutes: 48,
  kind: "group",
  title: "Relapse prevention",
  serviceType: "Relapse prevention",
  program: "Adult IOP",
  site: "Worcester",
  facilitator: "Marisol Benítez",
  mark: "late",
  outcome: "late",
  recordedBy: "Marisol Benítez",
  recordedAt: new Date("2026-11-18T15:31:00Z"),
};
const person = { number: "EK-0417", givenName: "Juniper", familyName: "Ashgrove" };

test("a row says who, when, how long, what, and who recorded it", () => {
  const cells = Object.fromEntries(
    reportCells(row, person, "number").map((cell, at) => [REPORT_COLUMNS[at]?.head, cell]),
  );
  expect(cells).toEqual({
    client: "EK-0417",
    date: "2026-11-18",
    start: "10:15",
    end: "11:15",
    zone: "America/New_York",
    "scheduled minutes": "60",
    "credited minutes": "48",
    kind: "group",
    session: "Relapse prevention",
    "service type": "Relapse prevention",
    program: "Adult IOP",
    site: "Worcester",
    facilitator: "Marisol Benítez",
    mark: "late",
    outcome: "late",
    "recorded by": "Marisol Benítez",
    "recorded at": "2026-11-18T10:31-05:00",
  });
});

test("people are named as asked, the least first", () => {
  expect(reportCells(row, person, "number")[0]).toBe("EK-0417");
  expect(reportCells(row, person, "initials")[0]).toBe("JA EK-0417");
  expect(reportCells(row, person, "name")[0]).toBe("Ashgrove, Juniper");
  for (const cell of reportCells(row, person, "number")) expect(cell).not.toMatch(/Ashgrove|Juniper/);
});

test("what has no mark says why", () => {
  const session = { startsAt: new Date("2026-11-18T15:15Z"), endsAt: new Date("2026-11-18T16:15Z") };
  const facts = {
    was: "attended",
    arrivedAt: null,
    leftAt: null,
    noticeGivenAt: null,
    reason: null,
    modality: "video",
  } as const;
  const before = new Date("2026-11-18T16:14Z");
  const after = new Date("2026-11-18T16:15Z");
  expect(reportMark({ ...session, status: "scheduled" }, null, before)).toBe("upcoming");
  expect(reportMark({ ...session, status: "scheduled" }, null, after)).toBe("unrecorded");
  expect(reportMark({ ...session, status: "closed" }, null, after)).toBe("closed");
  expect(reportMark({ ...session, status: "cancelled" }, facts, after)).toBe("cancelled");
  expect(reportMark({ ...session, status: "scheduled" }, facts, after)).toBe("present");
  expect(reportMinutes({ ...session, status: "scheduled" }, facts)).toBe(60);
  expect(reportMinutes({ ...session, status: "cancelled" }, facts)).toBe(0);
});
