import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { z } from "zod";
import { done, refuse } from "@/lib/result";
import type { Actor } from "@/lib/access/decide-access";
import { auditEntries } from "@/db/schema";
import type { Store } from "@/db/store";
import { openTestStore } from "@/db/testing/test-store";
import { addPerson, addSite, NOW, staffActor } from "../testing/people";
import { changed } from "./changed";
import { idInput, oneOf } from "./inputs";
import { defineLoader } from "./loader";
import { readRequest } from "./read-request";
import { defineRoute } from "./route";

let store: Store;
let here: string;
let there: string;
let director: Actor;
let clinician: Actor;

beforeEach(async () => {
  store = await openTestStore();
  here = await addSite(store, "Worcester");
  there = await addSite(store, "Springfield");
  const as = async (role: "director" | "clinician") => {
    const roles = [{ role, siteId: here } as const];
    return staffActor(await addPerson(store, { grants: roles }), roles);
  };
  director = await as("director");
  clinician = await as("clinician");
});
afterEach(() => store.close());

const respond = vi.fn(() => new Response("a file"));
const exportFile = defineRoute({
  name: "report.export",
  method: "GET",
  input: z.object({ siteId: idInput, kind: oneOf(["csv", "pdf"]) }),
  permission: "report:export",
  subject: async (_reader, { siteId }) => ({ access: { siteId }, value: null }),
  command: async (_tx, _call, { kind, siteId }) => {
    if (kind === "pdf") return refuse("no_pdf");
    return done(changed("disclosed", { name: "report.exported", subjectType: "report", subjectId: "1", siteId }));
  },
  explain: (refusal) => `Refused: ${refusal}.`,
  respond,
});
const ask = (actor: Actor | null, raw: Record<string, unknown>) => exportFile.door.perform(actor, raw, NOW, store);

describe("a route's door", () => {
  beforeEach(() => {
    respond.mockClear();
  });

  it("commits the record before it makes the file", async () => {
    respond.mockImplementationOnce(() => new Response("a file"));
    const { status, response } = await ask(director, { siteId: here, kind: "csv" });
    expect(status).toBe("done");
    expect(await response.text()).toBe("a file");
    expect(respond).toHaveBeenCalledWith(
      expect.objectContaining({ commanded: "disclosed", scope: expect.objectContaining({ sites: [here] }) }),
      { siteId: here, kind: "csv" },
    );
    expect(await store.reader.$count(auditEntries)).toBe(1);
  });

  it.each([
    ["nobody", () => null, { kind: "csv" }, 401, "Sign in first."],
    ["a wrong kind", () => director, { kind: "exe" }, 422, "The request does not fit."],
    ["a forged site", () => director, { kind: "csv", siteId: "1" }, 404, "Not found."],
    ["a site elsewhere", () => director, { kind: "csv", siteId: "there" }, 404, "Not found."],
    ["no permission", () => clinician, { kind: "csv" }, 403, "Not allowed."],
    ["a refusal", () => director, { kind: "pdf" }, 409, "Refused."],
  ])("answers %s with a problem, and makes no file", async (_title, actor, raw, status, title) => {
    const sent = { siteId: here, ...raw };
    const { response } = await ask(actor(), sent.siteId === "there" ? { ...sent, siteId: there } : sent);
    expect(response.status).toBe(status);
    expect(response.headers.get("content-type")).toBe("application/problem+json");
    expect(await response.json()).toMatchObject({ status, title });
    expect(respond).not.toHaveBeenCalled();
    expect(await store.reader.$count(auditEntries)).toBe(0);
  });

  it("says which field does not fit, and why a refusal was", async () => {
    const { response: invalid } = await ask(director, { siteId: here });
    expect(await invalid.json()).toMatchObject({ errors: { kind: "Choose one." } });
    const { response: refused } = await ask(director, { siteId: here, kind: "pdf" });
    expect(await refused.json()).toMatchObject({ detail: "Refused: no_pdf." });
  });

  it("hands nothing out to a page of another site", async () => {
    const request = new Request(`http://localhost/x?siteId=${here}&kind=csv`, {
      headers: { "sec-fetch-site": "cross-site" },
    });
    const response = await exportFile(request, { params: Promise.resolve({}) });
    expect(response.status).toBe(403);
    expect(respond).not.toHaveBeenCalled();
  });
});

describe("readRequest", () => {
  const url = "http://localhost/x?a=1&b=1&b=2";

  it("reads query, body and path, and the path wins", async () => {
    const body = new URLSearchParams({ a: "2", c: "3" });
    const request = new Request(url, { method: "POST", body });
    expect(await readRequest(request, { c: "4" })).toEqual({ a: "2", b: ["1", "2"], c: "4" });
  });

  it("reads JSON", async () => {
    const headers = { "content-type": "application/json" };
    const body = JSON.stringify({ lines: [{ mark: "missed" }] });
    expect(await readRequest(new Request(url, { method: "POST", headers, body }), {})).toMatchObject({
      lines: [{ mark: "missed" }],
    });
  });

  it.each(["{", "[1]", "null", '"x"'])("answers null for a body that is no object: %s", async (body) => {
    const headers = { "content-type": "application/json" };
    expect(await readRequest(new Request(url, { method: "POST", headers, body }), {})).toBeNull();
  });
});

describe("a loader's door", () => {
  const list = defineLoader({
    name: "report.list",
    permission: "report:read",
    query: async ({ scope, now }) => ({ scope, now }),
  });
  const show = defineLoader({
    name: "report.show",
    permission: "report:read",
    subject: async (_reader, { siteId }: { siteId: string }) =>
      siteId === "none" ? null : { access: { siteId }, value: "the site" },
    query: async (_read, _params, subject) => subject,
  });

  it("tells the query which sites it may show, and what time it is", async () => {
    const scope = {
      sites: [here],
      staffId: director.kind === "staff" ? director.staffId : "",
      clientId: null,
      contactId: null,
    };
    expect(await list.door.perform(director, {}, NOW, store)).toEqual({ status: "done", value: { scope, now: NOW } });
  });

  it("is shut without the permission, hides what is elsewhere, and knows nobody", async () => {
    expect(await list.door.perform(clinician, {}, NOW, store)).toEqual({ status: "forbidden" });
    expect(await show.door.perform(director, { siteId: here }, NOW, store)).toEqual({
      status: "done",
      value: "the site",
    });
    expect(await show.door.perform(director, { siteId: there }, NOW, store)).toEqual({ status: "not_found" });
    expect(await show.door.perform(director, { siteId: "none" }, NOW, store)).toEqual({ status: "not_found" });
    expect(await show.door.perform(clinician, { siteId: here }, NOW, store)).toEqual({ status: "forbidden" });
    expect(await show.door.perform(null, { siteId: here }, NOW, store)).toEqual({ status: "signed_out" });
  });

  it("shows nothing to staff without a role", async () => {
    const nobody = staffActor(await addPerson(store, { grants: [] }), []);
    expect(await list.door.perform(nobody, {}, NOW, store)).toEqual({ status: "forbidden" });
  });
});
