import { findClientAccess } from "@/features/clients/queries/client-access";
import { getClientAtSite } from "@/features/clients/queries/clients";
import { decideAccess } from "@/lib/access/decide-access";
import { windowWords } from "@/lib/scheduling/clash-detail";
import { formatDate } from "@/lib/time/format";
import { toLocal } from "@/lib/time/zone";
import { notFound } from "next/navigation";
import { defineLoader } from "@/server/doors/loader";
import { listUnavailable } from "../queries/unavailable-times";

/** When a client cannot come, in words. */
export const unavailableLoader = defineLoader({
  name: "availability.of-client",
  permission: "client:read",
  subject: (reader, { clientId }: { clientId: string }) => findClientAccess(reader, clientId),
  query: async ({ reader, actor, now }, { clientId }) => {
    const { client, site } = (await getClientAtSite(reader, clientId)) ?? notFound();
    const today = toLocal(now, site.zone).date;
    const rows = await listUnavailable(reader, clientId, today);
    return {
      today,
      mayChange: decideAccess(actor, "client:write", { siteId: client.siteId, clientId }) === "allowed",
      windows: rows.map((row) => ({
        id: row.id,
        when: windowWords(row),
        days: daysWords(row.from, row.through, today),
        note: row.note,
      })),
    };
  },
});

function daysWords(from: Parameters<typeof formatDate>[0], through: typeof from | null, today: typeof from): string {
  const since = from > today ? `from ${formatDate(from, today)}` : null;
  const until = through === null ? null : `through ${formatDate(through, today)}`;
  return [since, until].filter((part) => part !== null).join(" ") || "until taken off";
}
