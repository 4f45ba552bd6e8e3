import type { PolicyTemplate } from "@/lib/policy/templates/policy-template";

/** Policies collected from the field: intensive and outpatient programs, and those a court sends people to. */
export const ATTENDANCE_PROGRAMS: readonly PolicyTemplate[] = [
  {
    key: "W1",
    setting: "IOP, 12 weeks",
    leftOut: "parent groups, wait before return, fee",
    policy: {
      noticeHours: 48,
      rules: [{ id: "total", measure: "absences", within: "enrollment", at: 7, level: "review" }],
    },
  },
  {
    key: "W2",
    setting: "IOP, county",
    leftOut: "papers: staff mark excused what they accept",
    policy: { rules: [{ id: "total", measure: "absences", within: "enrollment", at: 3, level: "review" }] },
  },
  {
    key: "W3",
    setting: "County alcohol program",
    leftOut: "the restart: here it is a new enrollment",
    policy: {
      rules: [
        { id: "total", measure: "absences", within: "enrollment", at: 7, level: "review", excused: "counts" },
        { id: "silence", measure: "streak", at: 3, level: "review", withoutContact: true },
      ],
    },
  },
  {
    key: "W4",
    setting: "Outpatient clinic",
    leftOut: "the letter",
    policy: {
      noticeHours: 24,
      rules: [
        { id: "half", measure: "absences", within: { last: 10 }, at: 5, level: "review", excused: "counts" },
        { id: "silence", measure: "streak", at: 3, level: "review", withoutContact: true },
      ],
    },
  },
  {
    key: "W5",
    setting: "Outpatient SUD",
    leftOut: null,
    policy: {
      absentFrom: 16,
      noticeHours: 0,
      rules: [{ id: "total", measure: "absences", within: "enrollment", at: 2, level: "review" }],
    },
  },
  {
    key: "W6",
    setting: "DBT program",
    leftOut: null,
    policy: {
      lateFrom: 6,
      absentFrom: 16,
      contract: { attend: 5, of: 6, excused: "counts" },
      rules: [
        { id: "two-of-six", measure: "absences", within: { last: 6 }, at: 2, level: "contract", excused: "counts" },
        { id: "silence", measure: "streak", at: 3, level: "review", excused: "counts", withoutContact: true },
        { id: "late", measure: "lates", within: { days: 30 }, at: 3, level: "watch" },
      ],
    },
  },
  {
    key: "W7",
    setting: "IOP, three days of 3 hours",
    leftOut: "the track lock",
    policy: { rules: [{ id: "total", measure: "absences", within: "enrollment", at: 2, level: "review" }] },
  },
  {
    key: "W8",
    setting: "DUI, first offender",
    leftOut: "make-ups owed, word to the court",
    policy: {
      rules: [
        { id: "total", measure: "absences", within: "enrollment", at: 6, level: "review" },
        { id: "away", measure: "daysSinceAttended", at: 21, level: "review" },
      ],
    },
  },
  {
    key: "W10",
    setting: "DUI, weekly",
    leftOut: "the fee",
    policy: {
      rules: [
        { id: "total", measure: "absences", within: "enrollment", at: 6, level: "review" },
        { id: "away", measure: "daysSinceAttended", at: 21, level: "review" },
        { id: "row", measure: "streak", at: 3, level: "review" },
      ],
    },
  },
  {
    key: "W12",
    setting: "DUI and SUD",
    leftOut: "make-ups owed",
    policy: { absentFrom: 10, rules: [{ id: "away", measure: "daysSinceAttended", at: 21, level: "review" }] },
  },
  {
    key: "W13",
    setting: "Re-entry",
    leftOut: null,
    policy: { rules: [{ id: "row", measure: "streak", at: 2, level: "review" }] },
  },
];
