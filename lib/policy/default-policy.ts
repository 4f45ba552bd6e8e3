import type { PolicyBody } from "@/lib/standing/types";

/**
 * The standing policy a new program starts with, until the clinic stores its own. It is data: changing it here changes
 * programs created from then on, and no other. The shape is the common one among published intensive outpatient
 * policies: the first missed day is a reason to call, the third a reason to sit down together, and somebody who stops
 * coming without a word is looked at by a person.
 */
export const DEFAULT_POLICY: PolicyBody = {
  countBy: "day",
  weekStarts: "monday",
  lateFrom: 6,
  absentFrom: 16,
  leftEarlyFrom: 16,
  noticeHours: 24,
  contract: { attend: 5, of: 6 },
  rules: [
    { id: "one", measure: "absences", within: { days: 30 }, at: 1, level: "watch" },
    { id: "two", measure: "absences", within: { days: 30 }, at: 2, level: "warning" },
    { id: "three", measure: "absences", within: { days: 30 }, at: 3, level: "contract" },
    { id: "silence", measure: "streak", at: 3, withoutContact: true, level: "review" },
    { id: "hours", measure: "weekMinutes", level: "watch" },
  ],
};
