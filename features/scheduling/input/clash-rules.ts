import { z } from "zod";
import { CLASH_RULE_WORDS } from "@/lib/scheduling/clash-rules";
import { oneOf, wholeNumber } from "@/server/doors/inputs";

const rule = oneOf(CLASH_RULE_WORDS);

/** One choice for each kind of clash, all of them sent. */
export const clashRulesInput = z.object({
  seenVersion: wholeNumber(1, 1_000_000_000),
  client: rule,
  facilitator: rule,
  room: rule,
  capacity: rule,
  availability: rule,
  closure: rule,
  credential: rule,
});
