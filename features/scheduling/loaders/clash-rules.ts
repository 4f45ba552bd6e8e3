import { getClinic } from "@/features/programs/queries/clinic";
import { OF_THE_CLINIC } from "@/features/programs/subjects";
import { decideAccess } from "@/lib/access/decide-access";
import { readClashRules } from "@/lib/scheduling/clash-rules";
import { defineLoader } from "@/server/doors/loader";

/** What the clinic wants done with clashes, and whether this person may change it. */
export const clashRulesLoader = defineLoader({
  name: "scheduling.clash-rules",
  permission: "setup:read",
  query: async ({ reader, actor }) => {
    const clinic = await getClinic(reader);
    return {
      version: clinic.version,
      rules: readClashRules(clinic.clashRules),
      mayWrite: decideAccess(actor, "setup:write", OF_THE_CLINIC) === "allowed",
    };
  },
});
