import { z } from "zod";
import { OUTREACH_CHANNELS } from "@/db/schema";
import { checkbox, idInput, listOf, oneOf, optionalText } from "@/server/doors/inputs";

/** An attempt that was just made: the time is the door's own. */
export const logOutreachInput = z.object({
  clientId: idInput,
  channel: oneOf(OUTREACH_CHANNELS, "How did you try?"),
  result: oneOf(["reached", "message", "no_answer"], "What came of it?"),
  note: optionalText(500),
  alertIds: listOf(idInput, 100),
  settles: checkbox(),
});
