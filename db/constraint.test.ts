import { eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { constraintOf, type BrokenConstraint } from "./constraint";
import { clinics, marks, programSites, sessions, sites } from "./schema";
import type { Store, Tx } from "./store";
import { addClient, addProgram, addSeries, addSession, addSite } from "./testing/rows";
import { openTestStore } from "./testing/test-store";

let store: Store;
beforeAll(async () => {
  store = await openTestStore();
});
afterAll(() => store.close());

async function brokenBy(body: (tx: Tx) => Promise<unknown>): Promise<BrokenConstraint | null> {
  const error: unknown = await store.transact(body).then(
    () => null,
    (fault: unknown) => fault,
  );
  expect(error).toBeInstanceOf(Error);
  return constraintOf(error);
}

const AT = new Date("2026-03-02T12:00:00Z");

describe("constraintOf names the broken rule, the same on both engines", () => {
  test("a unique index", async () => {
    expect(
      await brokenBy(async (tx) => {
        await addSite(tx, "Riverside");
        await addSite(tx, "Riverside");
      }),
    ).toEqual({ kind: "unique", name: "sites_name" });
  });

  test("a unique index over several columns, and one over some rows only", async () => {
    expect(
      await brokenBy(async (tx) => {
        const seriesId = await addSeries(tx, await addSite(tx));
        const startsAt = new Date("2026-03-02T23:00:00Z");
        const first = await addSession(tx, seriesId, startsAt);
        // A cancelled one leaves its start free; a second active one does not.
        await tx.update(sessions).set({ status: "cancelled", cancelReason: "Snow" }).where(eq(sessions.id, first));
        await addSession(tx, seriesId, startsAt);
        await addSession(tx, seriesId, startsAt);
      }),
    ).toEqual({ kind: "unique", name: "sessions_series_start" });
  });

  test("a primary key, of one column and of two", async () => {
    expect(
      await brokenBy(async (tx) => {
        const id = await addSite(tx);
        await tx
          .insert(sites)
          .values({ id, name: "Other", zone: "Etc/UTC" as never, address: "", phone: "", createdAt: AT });
      }),
    ).toEqual({ kind: "unique", name: "sites_pkey" });
    expect(
      await brokenBy(async (tx) => {
        const [siteId, programId] = [await addSite(tx), await addProgram(tx)];
        await tx.insert(programSites).values({ programId, siteId });
        await tx.insert(programSites).values({ programId, siteId });
      }),
    ).toEqual({ kind: "unique", name: "program_sites_program_id_site_id_pk" });
  });

  test("a CHECK of a closed list of words", async () => {
    expect(
      await brokenBy(async (tx) => {
        const seriesId = await addSeries(tx, await addSite(tx));
        await addSession(tx, seriesId);
        await tx.update(sessions).set({ status: "held" as "closed" });
      }),
    ).toEqual({ kind: "check", name: "sessions_status" });
  });

  test("a CHECK over several columns", async () => {
    expect(
      await brokenBy(async (tx) => {
        await addSession(tx, await addSeries(tx, await addSite(tx)));
        await tx.update(sessions).set({ status: "cancelled" });
      }),
    ).toEqual({ kind: "check", name: "sessions_cancel_reason" });
  });

  test("a value that may not be missing", async () => {
    expect(await brokenBy((tx) => tx.insert(clinics).values({ name: null as unknown as string } as never))).toEqual({
      kind: "not_null",
      name: "clinics.name",
    });
  });

  test("a link to nothing", async () => {
    expect(await brokenBy((tx) => addClient(tx, "nowhere"))).toEqual({ kind: "foreign_key", name: null });
  });

  test("a row that others still need: RESTRICT", async () => {
    expect(
      await brokenBy(async (tx) => {
        const siteId = await addSite(tx);
        await addClient(tx, siteId);
        await tx.delete(sites).where(eq(sites.id, siteId));
      }),
    ).toEqual({ kind: "foreign_key", name: null });
  });

  test("a mark keeps its session from being removed", async () => {
    expect(
      await brokenBy(async (tx) => {
        const siteId = await addSite(tx);
        const clientId = await addClient(tx, siteId);
        const sessionId = await addSession(tx, await addSeries(tx, siteId));
        await tx.insert(marks).values({
          sessionId,
          clientId,
          version: 1,
          isCurrent: true,
          isClear: false,
          was: "attended",
          modality: "in_person",
          serviceDate: "2026-03-02" as never,
          recordedAt: AT,
          recordedBy: "operator",
          device: "test",
        });
        await tx.delete(sessions).where(eq(sessions.id, sessionId));
      }),
    ).toEqual({ kind: "foreign_key", name: null });
  });
});

test("other errors are none of these", async () => {
  await store.transact((tx) => addSite(tx, "Typed"));
  expect(constraintOf(new Error("UNIQUE constraint failed: sites.name"))).toBeNull();
  expect(constraintOf("a string")).toBeNull();
  expect(constraintOf(new Error("outer", { cause: new Error("inner") }))).toBeNull();
  expect(await brokenBy((tx) => tx.update(sites).set({ version: "many" as unknown as number }))).toBeNull();
});

test("an error inside another is found", async () => {
  const error: unknown = await store
    .transact((tx) => addClient(tx, "nowhere"))
    .catch((fault: unknown) => new Error("Could not add the client.", { cause: fault }));
  expect(constraintOf(error)).toEqual({ kind: "foreign_key", name: null });
});
