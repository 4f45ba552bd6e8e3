import { listSites } from "@/features/programs/queries/sites";
import { defineLoader } from "@/server/doors/loader";
import { listImports } from "./queries/imports";

/** Where this person may import, and what was imported there. */
export const importLoader = defineLoader({
  name: "calendar-import.page",
  permission: "schedule:write",
  query: async ({ reader, now, scope }, _params: Record<string, never>) => ({
    sites: (await listSites(reader, scope.sites)).map(({ id, name }) => ({ id, name })),
    imports: await listImports(reader, scope.sites, now),
  }),
});
