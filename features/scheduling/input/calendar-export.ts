import { z } from "zod";
import { daysBetween } from "@/lib/time/local-date";
import { idInput, localDateInput, optionalId } from "@/server/doors/inputs";

/** The longest stretch of one file: calendars choke on more, and nobody looks at it. */
const LONGEST_DAYS = 366;

/** Whose sessions: one's own, a staff member's, or, left empty, everybody's. */
const whose = z
  .union([z.literal("me"), z.literal("").transform(() => null), idInput])
  .optional()
  .transform((value) => value ?? null);

export const calendarExportInput = z
  .object({ from: localDateInput, to: localDateInput, staff: whose, site: optionalId })
  .superRefine(({ from, to }, context) => {
    const message =
      to < from
        ? "The last day lies before the first."
        : daysBetween(from, to) > LONGEST_DAYS
          ? "Choose at most a year for one file."
          : null;
    if (message !== null) context.addIssue({ code: "custom", path: ["to"], message });
  });

export type CalendarExportInput = z.output<typeof calendarExportInput>;
