import { z } from "zod";
import { OUTREACH_CHANNELS, OUTREACH_RESULTS } from "@/db/schema";
import { NEXT_STEPS } from "@/lib/alerts/next-steps";
import { checkbox, idInput, listOf, oneOf, optionalDate, optionalId, optionalText } from "@/server/doors/inputs";

const nextStep = z
  .union([z.literal("").transform(() => null), oneOf(NEXT_STEPS)])
  .nullish()
  .transform((value) => value ?? null);

/** Where to go on after a save, without scripts: a page of the work list or of the chart, and nowhere else. */
const ownPage = z
  .string()
  .regex(/^\/(alerts|clients\/[0-9a-z]{26})([?#].*)?$/)
  .optional()
  .catch(undefined);

/** An attempt that was just made: the time is the door's own. */
export const logOutreachInput = z.object({
  clientId: idInput,
  channel: oneOf(OUTREACH_CHANNELS, "How did you try?"),
  result: oneOf(OUTREACH_RESULTS, "What came of it?"),
  /** Spoken with in the client's place; empty: the client. */
  contactId: optionalId,
  note: optionalText(500),
  nextStep,
  nextOn: optionalDate,
  alertIds: listOf(idInput, 100),
  settles: checkbox(),
  then: ownPage,
});

/** Who works a row from now on; empty: the client's primary counselor again. */
export const assignAlertsInput = z.object({
  clientId: idInput,
  alertIds: listOf(idInput, 100),
  toStaffId: optionalId,
});
