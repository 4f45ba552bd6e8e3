import { z } from "zod";
import { listHolidays } from "@/lib/scheduling/holidays";
import { daysBetween, eachDay } from "@/lib/time/local-date";
import {
  checkbox,
  idInput,
  listOf,
  localDateInput,
  nameInput,
  oneOf,
  optionalDate,
  optionalText,
  optionalTime,
} from "@/server/doors/inputs";

/** The choice "all sites", beside the ids of each. */
export const ALL_SITES = "all";

const MOST_DAYS_IN_A_ROW = 31;

const site = z.union([z.literal(ALL_SITES).transform(() => null), idInput]);

const confirmed = {
  site,
  /** Sessions that are to be held by video instead. */
  video: listOf(idInput, 500),
  tell: checkbox(),
  /** The fingerprint of the preview that was looked at; empty: none was. */
  seen: optionalText(64),
};

/** One day or several in a row, under one name, whole or in part. */
const inARow = z
  .object({
    ...confirmed,
    plan: z.literal("days"),
    name: nameInput(80),
    from: localDateInput,
    through: optionalDate,
    fromTime: optionalTime,
    toTime: optionalTime,
  })
  .superRefine(({ from, through, fromTime, toTime }, context) => {
    const wrong = (field: string, message: string) => context.addIssue({ code: "custom", path: [field], message });
    if (through !== null && through < from) wrong("through", "The last day lies before the first.");
    else if (through !== null && daysBetween(from, through) >= MOST_DAYS_IN_A_ROW)
      wrong("through", `Close at most ${MOST_DAYS_IN_A_ROW} days at once.`);
    if (fromTime !== null && toTime !== null && toTime <= fromTime)
      wrong("toTime", "The end has to be later than the beginning.");
  })
  .transform(({ name, from, through, ...rest }) => ({
    ...rest,
    days: eachDay(from, through ?? from).map((date) => ({ date, name })),
  }));

/** Days of the list of holidays, each under its own name, whole. */
const holidays = z
  .object({
    ...confirmed,
    plan: z.literal("holidays"),
    day: listOf(localDateInput, 40),
  })
  .transform(({ day, ...rest }, context) => {
    const days = [...new Set(day)].toSorted().flatMap((date) => {
      const found = listHolidays(Number(date.slice(0, 4))).find((each) => each.date === date);
      return found === undefined ? [] : [{ date, name: found.name }];
    });
    if (days.length === 0) {
      context.addIssue({ code: "custom", path: ["day"], message: "Choose at least one day of the list." });
      return z.NEVER;
    }
    return { ...rest, days, fromTime: null, toTime: null };
  });

/** What is to be closed: the same for the preview in the address and for the form that confirms it. */
export const closureInput = z.preprocess(
  (raw) => (typeof raw === "object" && raw !== null && !("plan" in raw) ? { ...raw, plan: "days" } : raw),
  z.discriminatedUnion("plan", [inARow, holidays]),
);

export type ClosureInput = z.output<typeof closureInput>;

export const reopenInput = z.object({
  closureId: idInput,
  /** "rooms": sessions by video go back to where they were. */
  video: oneOf(["rooms", "stay"]).default("rooms"),
  tell: checkbox(),
  seen: optionalText(64),
});
