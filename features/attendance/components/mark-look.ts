import type { IconName } from "@/components/icon-names";
import { minutesAfterStart } from "@/lib/attendance/everyone-else";
import type { MarkName } from "@/lib/attendance/mark";
import { formatTime } from "@/lib/time/format";
import type { RosterViewLine } from "../queries/roster-view";

/** How a mark looks and is called. Shape first, then the word, then the color. */
export interface MarkLook {
  readonly word: string;
  readonly icon: IconName;
  readonly className: string;
}

export const MARK_LOOKS: Record<MarkName | "unrecorded", MarkLook> = {
  unrecorded: { word: "Not recorded", icon: "m-unrec", className: "is-unrec" },
  present: { word: "Present", icon: "m-present", className: "is-present" },
  late: { word: "Late", icon: "m-late", className: "is-late" },
  left_early: { word: "Left early", icon: "m-early", className: "is-early" },
  missed: { word: "Missed", icon: "m-missed", className: "is-missed" },
  excused: { word: "Excused", icon: "m-excused", className: "is-excused" },
};

/** The second line under a mark: the minutes or the time. A reason is never shown on a closed row. */
export function markDetail({ mark, reason }: Pick<RosterViewLine, "mark" | "reason">): string | null {
  if (mark === null) return null;
  switch (mark.name) {
    case "late":
      return mark.minutesLate === null ? null : `${mark.minutesLate} min`;
    case "left_early":
      return mark.leftAt === null ? null : `at ${formatTime(mark.leftAt)}`;
    case "excused":
    case "missed":
      return reason === null ? null : "reason on file";
    case "present":
      return null;
  }
}

/**
 * What a tap on a row sets next: present, late, missed, and back to not recorded. Somebody whom the front desk saw come
 * in after the start is late by those minutes, before anything else.
 */
export function nextTyped(
  { mark, arrivedAt }: Pick<RosterViewLine, "mark" | "arrivedAt">,
  session: { readonly startsAt: string; readonly endsAt: string },
): { readonly as: MarkName | "unrecorded"; readonly minutesLate?: number } {
  switch (mark?.name) {
    case "present":
      return { as: "late" };
    case "late":
      return { as: "missed" };
    case "missed":
      return { as: "unrecorded" };
    case undefined: {
      const span = { startsAt: new Date(session.startsAt), endsAt: new Date(session.endsAt) };
      const minutesLate = arrivedAt === null ? null : minutesAfterStart(new Date(arrivedAt), span);
      return minutesLate === null ? { as: "present" } : { as: "late", minutesLate };
    }
    case "left_early":
    case "excused":
      return { as: "present" };
  }
}
