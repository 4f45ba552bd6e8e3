import type { Reader } from "@/db/store";
import { getSite } from "@/features/programs/queries/sites";
import type { Subject } from "@/server/doors/door";
import { getTablet } from "./queries/tablets";

export async function findTablet(
  reader: Reader,
  { deviceId }: { readonly deviceId: string },
): Promise<Subject<null> | null> {
  const tablet = await getTablet(reader, deviceId);
  return tablet === null ? null : { access: { siteId: tablet.siteId }, value: null };
}

/** A site's check-in, which names nobody: the one thing that exists for a tablet. */
export async function findCheckIn(
  reader: Reader,
  { siteId }: { readonly siteId: string },
): Promise<Subject<{ readonly siteId: string }> | null> {
  const site = await getSite(reader, siteId);
  return site === null || site.archivedAt !== null ? null : { access: { siteId }, value: { siteId } };
}
