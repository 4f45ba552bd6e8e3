import { eq } from "drizzle-orm";
import { clients, sites } from "@/db/schema";
import type { Reader } from "@/db/store";
import type { AccessSubject } from "@/lib/access/decide-access";
import type { Subject } from "@/server/doors/door";

/**
 * Whose records a file narrowed to a site or a client holds: both must be within reach, and exist, or the disclosure
 * would name what never left. Without either it is about nothing in particular: the rows are those within reach.
 */
export async function findReportAccess(
  reader: Reader,
  { site, client }: { readonly site: string | null; readonly client: string | null },
): Promise<Subject<null> | null> {
  const access: AccessSubject[] = [];
  if (site !== null) {
    const [row] = await reader.select({ siteId: sites.id }).from(sites).where(eq(sites.id, site));
    if (row === undefined) return null;
    access.push(row);
  }
  if (client !== null) {
    const [row] = await reader.select({ siteId: clients.siteId }).from(clients).where(eq(clients.id, client));
    if (row === undefined) return null;
    access.push(row);
  }
  return { access: access.length === 0 ? {} : access, value: null };
}
