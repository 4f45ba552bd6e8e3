import { notFound } from "next/navigation";
import { defineLoader } from "@/server/doors/loader";
import { findChangeForm } from "../queries/change-form";
import { findSeriesSite } from "../queries/series";

/** What the form of a change of a series starts with. */
export const changeFormLoader = defineLoader({
  name: "scheduling.change-form",
  permission: "schedule:write",
  subject: async (reader, { seriesId }: { seriesId: string; sessionId: string | null }) => {
    const access = await findSeriesSite(reader, seriesId);
    return access && { access, value: null };
  },
  query: async ({ reader, now }, ids) => (await findChangeForm(reader, now, ids)) ?? notFound(),
});
