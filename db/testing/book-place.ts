import { eq } from "drizzle-orm";
import { localDate } from "../../lib/time/local-date";
import { series, seriesMembers } from "../schema";
import { openStore, type Store } from "../store";

/** Take a place in a group if one is left: look, then write, as every command does. */
export async function bookPlace(store: Store, seriesId: string, enrollmentId: string): Promise<boolean> {
  return store.transact(async (tx) => {
    const [group] = await tx.select({ capacity: series.capacity }).from(series).where(eq(series.id, seriesId));
    const taken = await tx.$count(seriesMembers, eq(seriesMembers.seriesId, seriesId));
    if (taken >= (group?.capacity ?? 0)) return false;
    const from = localDate("2026-03-02");
    const recordedAt = new Date("2026-03-02T12:00:00Z");
    await tx.insert(seriesMembers).values({ seriesId, enrollmentId, from, recordedAt, recordedBy: "operator" });
    return true;
  });
}

// Run as a program of its own, to race from several processes: address, series, then the enrollments.
if (process.argv[1]?.endsWith("book-place.ts")) {
  const [url = "", seriesId = "", ...enrollmentIds] = process.argv.slice(2);
  const store = await openStore({ url });
  const booked = await Promise.all(enrollmentIds.map((each) => bookPlace(store, seriesId, each)));
  process.stdout.write(String(booked.filter(Boolean).length));
  await store.close();
}
