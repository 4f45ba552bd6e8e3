import { z } from "zod";
import { MODALITIES } from "@/lib/scheduling/modality";
import { ENDS, REPEATS } from "@/lib/scheduling/series-form";
import { parseWayOut, WAY_FIELD } from "@/lib/scheduling/ways-out";
import { SESSION_KINDS } from "@/lib/scheduling/session-kind";
import type { ChosenWay } from "../queries/settle-series";
import type { Typed } from "@/server/doors/action-state";
import { parseLocalDate, WEEKDAYS, type LocalDate } from "@/lib/time/local-date";
import {
  idInput,
  listOf,
  localDateInput,
  localTimeInput,
  nameInput,
  oneOf,
  optionalDate,
  optionalId,
  optionalNumber,
  optionalText,
} from "@/server/doors/inputs";

/**
 * The "Program" field: a track, a program without a track ("program:" and its id), or neither. One choice for two ids,
 * because a person picks "Adult IOP, Morning" and not twice.
 */
const trackChoice = z.union([
  z.literal("").transform(() => ({ trackId: null, programId: null })),
  z
    .string()
    .startsWith("program:")
    .transform((text) => text.slice("program:".length))
    .pipe(idInput)
    .transform((programId) => ({ trackId: null, programId })),
  idInput.transform((trackId) => ({ trackId, programId: null })),
]);

/** Days left out: each field holds one or several, parted by commas. */
const leftOut = listOf(z.string().max(4000), 400).transform((fields, context): LocalDate[] => {
  const dates = fields.flatMap((field) => field.split(",")).map((text) => parseLocalDate(text));
  if (dates.every((date) => date !== null)) return [...new Set(dates)];
  context.addIssue({ code: "custom", message: "One of the days left out is not a date." });
  return z.NEVER;
});

/** What was chosen for each clash that the preview told: the name of its radios says which, their value what. */
const waysOut = z.record(z.string().max(400), z.string().max(40_000)).transform((fields, context): ChosenWay[] => {
  const read = Object.entries(fields).map(([noticeId, text]) => ({ noticeId, way: parseWayOut(text) }));
  const chosen = read.flatMap(({ noticeId, way }) => (way === null ? [] : [{ noticeId, way }]));
  if (chosen.length === read.length) return chosen;
  context.addIssue({ code: "custom", message: "One of the ways out could not be read. Choose again." });
  return z.NEVER;
});

const series = z.object({
  siteId: idInput,
  title: nameInput(120),
  kind: oneOf(SESSION_KINDS),
  repeats: oneOf(REPEATS),
  weekdays: listOf(oneOf(WEEKDAYS as unknown as readonly ["MO", "TU", "WE", "TH", "FR", "SA", "SU"])),
  startTime: localTimeInput,
  endTime: localTimeInput,
  startDate: localDateInput,
  ends: oneOf(ENDS),
  count: optionalNumber(1, 2000),
  lastDate: optionalDate,
  skip: leftOut,
  roomId: optionalId,
  facilitatorId: optionalId,
  coFacilitatorId: optionalId,
  track: trackChoice.optional().transform((choice) => choice ?? { trackId: null, programId: null }),
  serviceTypeId: idInput,
  capacity: optionalNumber(1, 500),
  modality: oneOf(MODALITIES),
  joinLink: optionalText(500),
  enrollmentId: optionalId,
  ways: waysOut,
  /** Which button was pressed: without JavaScript a preview is asked for by one. */
  intent: oneOf(["create", "preview"]).default("create"),
});

/** The form of a new series. Fields that the other choices put out of sight do not count, whatever was left in them. */
export const seriesInput = z.preprocess((raw) => {
  if (typeof raw !== "object" || raw === null) return raw;
  const all = Object.entries(raw);
  const form: Record<string, unknown> = Object.fromEntries(all.filter(([name]) => !name.startsWith(WAY_FIELD)));
  form.ways = Object.fromEntries(
    all.flatMap(([name, value]) => (name.startsWith(WAY_FIELD) ? [[name.slice(WAY_FIELD.length), value]] : [])),
  );
  if (form.ends !== "after") delete form.count;
  if (form.ends !== "on") delete form.lastDate;
  if (form.modality === "in_person") delete form.joinLink;
  if (form.kind === "group") delete form.enrollmentId;
  else for (const name of ["capacity", "track"]) delete form[name];
  return form;
}, series);

/** The same while it is still being filled in: a name that is not there yet keeps nobody from seeing the dates. */
export const unfinishedSeriesInput = z.preprocess((raw) => {
  if (typeof raw !== "object" || raw === null || !("title" in raw)) return raw;
  return typeof raw.title === "string" && raw.title.trim() === "" ? { ...raw, title: "New series" } : raw;
}, seriesInput);

export type SeriesInput = z.output<typeof seriesInput>;

/** The form's fields as they were typed, from what was read of them: to be put back beside a preview. */
export function typedSeries(input: SeriesInput): Typed {
  const { track, skip, weekdays, ways: _ways, intent: _intent, ...rest } = input;
  const plain = Object.entries(rest).map(([name, value]) => [name, value === null ? "" : String(value)] as const);
  return {
    ...Object.fromEntries(plain),
    track: track.trackId ?? (track.programId === null ? "" : `program:${track.programId}`),
    weekdays: [...weekdays],
    skip: [...skip],
  };
}
