import { defineLoader } from "@/server/doors/loader";
import { listRecords } from "./queries/records";

interface AtSite {
  readonly siteId: string | null;
}

/** The rosters that nobody took, with who was told of them. */
export const recordsLoader = defineLoader({
  name: "rosters.not-taken",
  permission: "roster:read",
  query: ({ reader, now, scope }, { siteId }: AtSite) =>
    listRecords(reader, { now, sites: scope.sites, siteId, staffId: scope.staffId }),
});
