import type { PolicyTemplate } from "@/lib/policy/templates/policy-template";

/** Policies collected from the field: re-entry, counseling, early intervention and others. */
export const OTHER_PROGRAMS: readonly PolicyTemplate[] = [
  {
    key: "W14",
    setting: "Virtual SUD groups",
    leftOut: "camera off: staff mark it missed",
    policy: { rules: [{ id: "row", measure: "streak", at: 3, level: "review", excused: "counts" }] },
  },
  {
    key: "W16",
    setting: "Counseling",
    leftOut: "the fee",
    policy: {
      noticeHours: 24,
      rules: [
        { id: "ninety", measure: "absences", within: { days: 90 }, at: 3, level: "review", excused: "counts" },
        { id: "row", measure: "streak", at: 2, level: "review" },
      ],
    },
  },
  {
    key: "W17",
    setting: "Child guidance",
    leftOut: "a letter each time, the appeal",
    policy: {
      noticeHours: 24,
      rules: [
        { id: "row", measure: "streak", at: 2, level: "review" },
        { id: "year", measure: "absences", within: { days: 365 }, at: 3, level: "review" },
        { id: "away", measure: "daysSinceAttended", at: 90, level: "review" },
      ],
    },
  },
  {
    key: "W18",
    setting: "Impaired drivers",
    leftOut: null,
    policy: {
      excuses: ["death in family", "medical emergency"],
      rules: [{ id: "any", measure: "absences", within: "enrollment", at: 1, level: "review" }],
    },
  },
  {
    key: "W19",
    setting: "OTP",
    leftOut: "the director's sign-off",
    policy: { rules: [{ id: "row", measure: "streak", at: 3, level: "review", kinds: ["medication"] }] },
  },
  {
    key: "W20",
    setting: "Psychotherapy",
    leftOut: null,
    policy: {
      rules: [
        {
          id: "quarter",
          measure: "absences",
          within: { calendar: "quarter" },
          at: 5,
          level: "review",
          excused: "counts",
        },
        { id: "row", measure: "streak", at: 2, level: "review" },
        { id: "away", measure: "daysSinceAttended", at: 15, level: "warning" },
      ],
    },
  },
  {
    key: "W21",
    setting: "Behavioral health",
    leftOut: null,
    policy: {
      lateFrom: 1,
      absentFrom: 16,
      noticeHours: 24,
      rules: [
        { id: "two", measure: "absences", within: { days: 30 }, at: 2, level: "warning" },
        { id: "three", measure: "absences", within: { days: 30 }, at: 3, level: "review" },
        { id: "late", measure: "lates", within: { calendar: "month" }, at: 3, level: "watch" },
      ],
    },
  },
  {
    key: "W22",
    setting: "Intervention",
    leftOut: null,
    policy: {
      rules: [
        { id: "row", measure: "streak", at: 3, level: "review" },
        { id: "total", measure: "absences", within: "enrollment", at: 7, level: "review" },
      ],
    },
  },
  {
    key: "W25",
    setting: "Early intervention",
    leftOut: "whom to tell",
    policy: { rules: [{ id: "row", measure: "streak", at: 2, level: "warning" }] },
  },
];
