import { z } from "zod";
import { MODALITIES } from "@/lib/scheduling/modality";
import { REPEATS } from "@/lib/scheduling/series-form";
import { WEEKDAYS } from "@/lib/time/local-date";
import type { Typed } from "@/server/doors/action-state";
import {
  checkbox,
  idInput,
  listOf,
  nameInput,
  oneOf,
  optionalDate,
  optionalId,
  optionalNumber,
  optionalText,
  optionalTime,
} from "@/server/doors/inputs";

/** What is to be done with the session `sessionId`, or with its series. */
export const CHANGE_WORDS = ["change", "cancel", "restore", "hold", "unhold", "add", "end"] as const;
export const CHANGE_SCOPES = ["one", "following", "all"] as const;

/** A choice that may be left out (undefined: it stays) or chosen empty (null: nobody, no room). */
const choice = z.union([z.literal("").transform(() => null), idInput]).optional();
const blankIsLeftOut = (value: unknown) => (value === "" ? undefined : value);
const known = z.record(z.string().max(40), z.string().max(600));

/**
 * What the form showed when it was made, as JSON: `{"startTime":"09:00","roomId":"…"}`. A field that still says the same
 * is not a wish: it stays whatever it has become meanwhile.
 */
const shown = z
  .string()
  .max(8000)
  .optional()
  .transform((text, context) => {
    if (text === undefined || text === "") return {};
    try {
      const read = known.safeParse(JSON.parse(text));
      if (read.success) return read.data;
    } catch {
      // Said below, as of anything else that is not a record of texts.
    }
    context.addIssue({ code: "custom", message: "This form is out of date. Open it again." });
    return z.NEVER;
  });

/** One form for all changes of a series. A field that is not there, or says what `was` says, is not changed. */
export const changeSeriesInput = z.object({
  seriesId: idInput,
  /** The session that the change starts from; not needed to add a session or to end the series. */
  sessionId: optionalId,
  what: oneOf(CHANGE_WORDS).default("change"),
  scope: oneOf(CHANGE_SCOPES).default("one"),
  was: shown,
  date: optionalDate,
  startTime: optionalTime,
  endTime: optionalTime,
  roomId: choice,
  modality: z.preprocess(blankIsLeftOut, oneOf(MODALITIES).optional()),
  joinLink: optionalText(500).optional(),
  facilitatorId: choice,
  coFacilitatorId: choice,
  capacity: z.union([z.undefined(), optionalNumber(1, 500)]),
  title: nameInput(120).optional(),
  repeats: z.preprocess(blankIsLeftOut, oneOf(REPEATS).optional()),
  weekdays: listOf(oneOf(WEEKDAYS as unknown as readonly ["MO", "TU", "WE", "TH", "FR", "SA", "SU"])),
  /** "on": `lastDate` is the last day; "open": it runs on. Left out: the end stays. */
  ends: z.preprocess(blankIsLeftOut, oneOf(["on", "open"]).optional()),
  lastDate: optionalDate,
  /** Why a session is cancelled. */
  reason: optionalText(200),
  /** Sessions moved by hand that move with the others after all. */
  takeAlong: listOf(idInput),
  /** Ways out of clashes, as the preview offered them (`PreviewWayOut.value`); empty ones do not count. */
  ways: listOf(z.string().max(6000), 60),
  tell: checkbox(),
  /** The fingerprint of the preview that was looked at; empty: none was. */
  seen: optionalText(64),
  /** The page of the schedule that the form was opened from, and leads back to. */
  back: optionalText(600),
  /** Which button was pressed: without JavaScript a preview is asked for by one. */
  intent: oneOf(["change", "preview"]).default("change"),
});

/** The same at the address of its series: /schedule/series/<id>/preview, while the form is still being filled in. */
export const changePreviewInput = z.preprocess((raw) => {
  if (typeof raw !== "object" || raw === null || !("id" in raw)) return raw;
  const form: Record<string, unknown> = { ...raw, seriesId: raw.id };
  // A reason that is not there yet keeps nobody from seeing what canceling does.
  const isBlank = typeof form.reason === "string" && form.reason.trim() === "";
  return form.what === "cancel" && isBlank ? { ...form, reason: "Not said yet" } : form;
}, changeSeriesInput);

export type ChangeSeriesInput = z.output<typeof changeSeriesInput>;

/** The form's fields as they were typed, from what was read of them: to be put back beside a preview. */
export function typedChange(input: ChangeSeriesInput): Typed {
  const { was, intent: _intent, seen: _seen, tell, ...fields } = input;
  const typed = Object.entries(fields).flatMap(([name, value]) => {
    if (value === undefined) return [];
    return [[name, Array.isArray(value) ? value : value === null ? "" : String(value)] as const];
  });
  return { ...Object.fromEntries(typed), was: JSON.stringify(was), tell: tell ? "on" : "" };
}
