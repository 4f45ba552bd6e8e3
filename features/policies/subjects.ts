import { eq } from "drizzle-orm";
import { enrollments } from "@/db/schema";
import type { Reader } from "@/db/store";

/** Whose enrollment it is: only they sign for themselves. */
export async function findSigner(reader: Reader, enrollmentId: string) {
  const [row] = await reader
    .select({ clientId: enrollments.clientId })
    .from(enrollments)
    .where(eq(enrollments.id, enrollmentId));
  return row === undefined ? null : { access: { clientId: row.clientId }, value: null };
}
