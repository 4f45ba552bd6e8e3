import { eq } from "drizzle-orm";
import { sessions } from "@/db/schema";
import type { Reader } from "@/db/store";
import type { Subject } from "@/server/doors/door";

/** Where a session takes place. Null: there is none. */
export async function findSessionSite(reader: Reader, sessionId: string): Promise<Subject<null> | null> {
  const [row] = await reader.select({ siteId: sessions.siteId }).from(sessions).where(eq(sessions.id, sessionId));
  return row === undefined ? null : { access: { siteId: row.siteId }, value: null };
}
