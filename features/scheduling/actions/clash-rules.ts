"use server";

import { explainChangedMeanwhile } from "@/features/programs/refusals/explain-setup";
import { OF_THE_CLINIC } from "@/features/programs/subjects";
import { defineAction } from "@/server/doors/action";
import { changeClashRules } from "../commands/change-clash-rules";
import { clashRulesInput } from "../input/clash-rules";

export const changeClashRulesAction = defineAction({
  name: "scheduling.change-clash-rules",
  input: clashRulesInput,
  permission: "setup:write",
  subject: async () => ({ access: OF_THE_CLINIC, value: null }),
  command: (tx, call, { seenVersion, ...rules }) => changeClashRules(tx, call, { seenVersion, rules }),
  explain: explainChangedMeanwhile,
  after: () => ({ message: "Saved. It holds from now on." }),
});
