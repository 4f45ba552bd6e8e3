import { afterAll, expect, test } from "vitest";
import { openTestStore } from "@/db/testing/test-store";
import { findClinic } from "@/features/programs/queries/clinic";
import { world } from "@/features/testing/world";
import { runCommand } from "@/server/doors/run-command";
import { createAdmin } from "./create-admin";

const stores: { close(): Promise<void> }[] = [];
afterAll(() => Promise.all(stores.map((store) => store.close())));

const call = { actor: { kind: "system", name: "operator" } as const, now: new Date("2026-03-02T15:00:00Z") };

test("the first administrator of an empty database finds a clinic to administer", async () => {
  const store = await openTestStore();
  stores.push(store);
  const create = (email: string) =>
    runCommand(store, call, "test.create-admin", (tx) => createAdmin(tx, call, { name: "Dana Okonkwo", email }));
  expect(await findClinic(store.reader)).toBeNull();
  expect((await create("dana@clinic.example")).ok).toBe(true);
  const clinic = await findClinic(store.reader);
  expect(clinic).toMatchObject({ name: "Our clinic", isDemo: false });
  expect((await create("ruth@clinic.example")).ok).toBe(true);
  expect(await findClinic(store.reader)).toEqual(clinic);
});

test("a clinic that stands is left as it is", async () => {
  const w = await world({ now: "2026-03-02T10:00" });
  stores.push(w.store);
  const before = await findClinic(w.reader);
  await w.do(createAdmin, { name: "Dana Okonkwo", email: "dana@clinic.example" });
  expect(await findClinic(w.reader)).toEqual(before);
});
