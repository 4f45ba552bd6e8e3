import { eq } from "drizzle-orm";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { z } from "zod";
import { done, refuse } from "@/lib/result";
import { newId } from "@/db/id";
import { auditEntries, outboxMessages, sites } from "@/db/schema";
import type { Store } from "@/db/store";
import { openTestStore } from "@/db/testing/test-store";
import { addPerson, addSite, NOW, staffActor } from "../testing/people";
import type { Actor } from "@/lib/access/decide-access";
import { changed, unchanged } from "./changed";
import { idInput, nameInput } from "./inputs";
import { performAction, type ActionSpec } from "./perform-action";

let store: Store;
let here: string;
let there: string;
let director: Actor;

beforeEach(async () => {
  store = await openTestStore();
  here = await addSite(store, "Worcester");
  there = await addSite(store, "Springfield");
  const roles = [{ role: "director", siteId: here } as const];
  director = staffActor(await addPerson(store, { grants: roles }), roles);
});
afterEach(() => store.close());

const input = z.object({ siteId: idInput, name: nameInput(40) });
type Spec = ActionSpec<typeof input, { name: string }, string, "taken">;

/** A door that says what it was asked for, in order. */
function renaming(more: Partial<Spec> = {}): { spec: Spec; steps: string[] } {
  const steps: string[] = [];
  const spec: Spec = {
    name: "site.rename",
    input,
    permission: "setup:write",
    subject: async (reader, { siteId }) => {
      steps.push("subject");
      const [site] = await reader.select().from(sites).where(eq(sites.id, siteId));
      return site === undefined ? null : { access: { siteId: site.id }, value: site };
    },
    command: async (tx, _call, { siteId, name }, site) => {
      steps.push("command");
      if (name === "Taken") return refuse("taken");
      if (name === site.name) return done(unchanged(name));
      await tx.update(sites).set({ name }).where(eq(sites.id, siteId));
      const outbox = [{ topic: "test", idempotencyKey: `renamed:${name}`, payload: { name } }];
      const facts = { from: site.name, to: name };
      return done(
        changed(name, { name: "site.renamed", subjectType: "site", subjectId: siteId, siteId, facts, outbox }),
      );
    },
    explain: (refusal) => ({ field: "name", sentence: `Refused: ${refusal}.` }),
    after: (name) => ({ message: `Now called ${name}.` }),
    ...more,
  };
  return { spec, steps };
}

async function nameOf(siteId: string): Promise<string | undefined> {
  const [site] = await store.reader.select().from(sites).where(eq(sites.id, siteId));
  return site?.name;
}

async function rowsWritten(): Promise<number> {
  return (await store.reader.$count(auditEntries)) + (await store.reader.$count(outboxMessages));
}

describe("an action's door", () => {
  it("does what is asked, with its audit and outbox rows in the same commit", async () => {
    const { spec, steps } = renaming();
    const { state } = await performAction(spec, director, { siteId: here, name: " Leominster " }, NOW, store);
    expect(state).toEqual({ status: "done", value: "Leominster", message: "Now called Leominster." });
    expect(steps).toEqual(["subject", "command"]);
    const [entry] = await store.reader.select().from(auditEntries);
    expect(entry).toMatchObject({
      at: NOW,
      actor: director.kind === "staff" ? director.accountId : "",
      actorKind: "staff",
      door: "site.rename",
      event: "site.renamed",
      subjectId: here,
      siteId: here,
      facts: { from: "Worcester", to: "Leominster" },
      seq: null,
    });
    const [message] = await store.reader.select().from(outboxMessages);
    expect(message).toMatchObject({ topic: "test", state: "waiting", attempts: 0, payload: { name: "Leominster" } });
  });

  it("asks first who is there: nobody learns whether the input was right", async () => {
    const { spec, steps } = renaming();
    const { state } = await performAction(spec, null, { siteId: "nonsense", name: "" }, NOW, store);
    expect(state.status).toBe("signed_out");
    expect(steps).toEqual([]);
  });

  it("then parses: a sentence per field, and what was typed comes back", async () => {
    const { spec, steps } = renaming();
    const typed = { siteId: here, name: "x".repeat(10_000), password: "hunter2 hunter2" };
    const { state } = await performAction(spec, director, typed, NOW, store);
    expect(state).toMatchObject({
      status: "invalid",
      fieldErrors: { name: "Keep this to 40 characters. It has 10,000." },
      typed: { siteId: here, name: "x".repeat(10_000) },
    });
    expect(state).not.toHaveProperty("typed.password");
    expect(steps).toEqual([]);
  });

  it.each(["../../etc/passwd", "1 or 1=1", "0000000000000000000000000i", "é".repeat(26)])(
    "answers a forged id with not found: %s",
    async (siteId) => {
      const { spec, steps } = renaming();
      expect((await performAction(spec, director, { siteId, name: "A" }, NOW, store)).state.status).toBe("not_found");
      expect(steps).toEqual([]);
    },
  );

  it("then looks for the subject within scope: what is elsewhere does not exist", async () => {
    const { spec, steps } = renaming();
    const elsewhere = await performAction(spec, director, { siteId: there, name: "A" }, NOW, store);
    const nowhere = await performAction(spec, director, { siteId: newId(), name: "A" }, NOW, store);
    expect(elsewhere.state).toEqual({ ...nowhere.state, typed: { siteId: there, name: "A" } });
    expect(elsewhere.state.status).toBe("not_found");
    expect(steps).toEqual(["subject", "subject"]);
  });

  it("then asks for the permission, and says why it is not there", async () => {
    const { spec, steps } = renaming();
    const roles = [{ role: "clinician", siteId: here } as const];
    const clinician = staffActor(await addPerson(store, { grants: roles }), roles);
    const { state } = await performAction(spec, clinician, { siteId: here, name: "A" }, NOW, store);
    expect(state).toMatchObject({
      status: "forbidden",
      sentence: "Your role does not let you change the setup. An administrator can.",
    });
    expect(steps).toEqual(["subject"]);
  });

  it("asks about everything that a subject names: one place out of scope hides it all", async () => {
    const { spec } = renaming({
      subject: async () => ({ access: [{ siteId: here }, { siteId: there }], value: { name: "" } }),
    });
    const { state } = await performAction(spec, director, { siteId: here, name: "A" }, NOW, store);
    expect(state.status).toBe("not_found");
  });

  it("is shut when the subject names nothing at all to ask about", async () => {
    const { spec } = renaming({ subject: async () => ({ access: [], value: { name: "" } }) });
    expect((await performAction(spec, director, { siteId: here, name: "A" }, NOW, store)).state.status).toBe(
      "forbidden",
    );
  });

  it("words a refusal at its field and writes nothing", async () => {
    const { spec } = renaming();
    const { state } = await performAction(spec, director, { siteId: here, name: "Taken" }, NOW, store);
    expect(state).toMatchObject({ status: "refused", refusal: "taken", field: "name", sentence: "Refused: taken." });
    expect(await rowsWritten()).toBe(0);
  });

  it("rolls back what a command wrote before it refused", async () => {
    const { spec } = renaming({
      command: async (tx, _call, { siteId }) => {
        await tx.update(sites).set({ name: "Half" }).where(eq(sites.id, siteId));
        return refuse("taken");
      },
    });
    const { state } = await performAction(spec, director, { siteId: here, name: "A" }, NOW, store);
    expect(state.status).toBe("refused");
    expect(await nameOf(here)).toBe("Worcester");
  });

  it("writes no audit row when nothing was changed", async () => {
    const { spec } = renaming();
    const { state } = await performAction(spec, director, { siteId: here, name: "Worcester" }, NOW, store);
    expect(state.status).toBe("done");
    expect(await rowsWritten()).toBe(0);
  });

  it("refuses to commit a write that hides as no change", async () => {
    const { spec } = renaming({
      command: async (tx, _call, { siteId, name }) => {
        await tx.update(sites).set({ name }).where(eq(sites.id, siteId));
        return done(unchanged(name));
      },
    });
    await expect(performAction(spec, director, { siteId: here, name: "Hidden" }, NOW, store)).rejects.toThrow(
      "site.rename wrote, and then said that nothing changed.",
    );
    expect(await nameOf(here)).toBe("Worcester");
  });

  it("rolls everything back when the audit row cannot be written", async () => {
    const { spec } = renaming({
      command: async (tx, _call, { siteId, name }) => {
        await tx.update(sites).set({ name }).where(eq(sites.id, siteId));
        // What a broken event would do: the column takes no null.
        const event = { name: "site.renamed", subjectType: "site", subjectId: null as unknown as string } as const;
        return done(changed(name, event));
      },
    });
    await expect(performAction(spec, director, { siteId: here, name: "Unseen" }, NOW, store)).rejects.toThrow();
    expect(await nameOf(here)).toBe("Worcester");
    expect(await rowsWritten()).toBe(0);
  });

  it("throws a fault on, with an id for the page and the log", async () => {
    const { spec } = renaming({ command: () => Promise.reject(new Error("disk full")) });
    const fault: unknown = await performAction(spec, director, { siteId: here, name: "A" }, NOW, store).catch(
      (error: unknown) => error,
    );
    expect(fault).toMatchObject({ message: "disk full", digest: expect.stringMatching(/^[0-9a-f]{10}$/) });
  });

  it("says that others are saving when the database gave up", async () => {
    const { spec } = renaming({
      command: () => Promise.reject(Object.assign(new Error("locked"), { code: "40001" })),
    });
    const { state } = await performAction(spec, director, { siteId: here, name: "A" }, NOW, store);
    expect(state).toMatchObject({ status: "busy", typed: { name: "A" } });
  });

  it("runs slow work outside of the transaction, after the permission, and stops at its refusal", async () => {
    const { spec, steps } = renaming({ prepare: async () => refuse("taken") });
    const { state } = await performAction(spec, director, { siteId: here, name: "A" }, NOW, store);
    expect(state.status).toBe("refused");
    expect(steps).toEqual(["subject"]);
  });

  it("sends one message under one key, however often it is asked for", async () => {
    const { spec } = renaming();
    await performAction(spec, director, { siteId: here, name: "Once" }, NOW, store);
    await performAction(spec, director, { siteId: here, name: "Other" }, NOW, store);
    await performAction(spec, director, { siteId: here, name: "Once" }, NOW, store);
    expect(await store.reader.$count(auditEntries)).toBe(3);
    expect(await store.reader.$count(outboxMessages)).toBe(2);
  });
});
