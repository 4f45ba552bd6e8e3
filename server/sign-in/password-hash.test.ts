import { describe, expect, it } from "vitest";
import { hashPassword, nobodysHash, TooManySignIns, verifyPassword } from "./password-hash";

describe("password hashes", () => {
  it("are argon2id, each with its own salt", async () => {
    const [one, two] = [await hashPassword("four unrelated words"), await hashPassword("four unrelated words")];
    expect(one).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    expect(one).not.toBe(two);
    expect(await verifyPassword(one, "four unrelated words")).toBe(true);
    expect(await verifyPassword(one, "four unrelated word")).toBe(false);
  });

  it("are of one strength for somebody and nobody", async () => {
    const parameters = (hash: string) => hash.split("$").slice(0, 4).join("$");
    expect(parameters(await nobodysHash())).toBe(parameters(await hashPassword("x")));
    expect(await verifyPassword(null, "anything")).toBe(false);
  });

  it("are computed in turn, and a flood is turned away instead of queueing for minutes", async () => {
    const tries = Array.from({ length: 130 }, () => verifyPassword(null, "x"));
    const ended = await Promise.allSettled(tries);
    const refused = ended.filter(({ status }) => status === "rejected");
    expect(refused.length).toBe(130 - 102);
    expect(refused.every((each) => each.status === "rejected" && each.reason instanceof TooManySignIns)).toBe(true);
    expect(await verifyPassword(null, "the queue is free again")).toBe(false);
  }, 60_000);
});
