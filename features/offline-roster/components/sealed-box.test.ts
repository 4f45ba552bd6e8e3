import { describe, expect, it } from "vitest";
import { importKey, isPin, lockWithPin, openWithPin, seal, unseal } from "./sealed-box";

const raw = () => crypto.getRandomValues(new Uint8Array(32));

describe("a sealed box", () => {
  it("gives back what was put in", async () => {
    const key = await importKey(raw());
    const value = { name: "Ada L.", hints: ["Prefers português"], mark: null };
    expect(await unseal(key, "roster 1", await seal(key, "roster 1", value))).toEqual(value);
  });

  it("holds no readable word of it, and looks different every time", async () => {
    const key = await importKey(raw());
    const [one, two] = [await seal(key, "a", "Ada L. was here"), await seal(key, "a", "Ada L. was here")];
    expect(new TextDecoder("latin1").decode(one.data)).not.toContain("Ada");
    expect(new Uint8Array(one.data)).not.toEqual(new Uint8Array(two.data));
  });

  it("stays shut to another key, to another place, and once it was changed", async () => {
    const key = await importKey(raw());
    const box = await seal(key, "person 1", "x");
    expect(await unseal(await importKey(raw()), "person 1", box)).toBeNull();
    expect(await unseal(key, "person 2", box)).toBeNull();
    const bytes = new Uint8Array(box.data.slice(0));
    bytes[0] = (bytes[0] ?? 0) ^ 1;
    expect(await unseal(key, "person 1", { ...box, data: bytes.buffer })).toBeNull();
  });

  it("has a key that no script can read", async () => {
    const key = await importKey(raw());
    expect(key.extractable).toBe(false);
    await expect(crypto.subtle.exportKey("raw", key)).rejects.toThrow();
  });
});

describe("a device PIN", () => {
  it("opens the same key again, and no other digits do", async () => {
    const bytes = raw();
    const box = await seal(await importKey(bytes), "roster 1", "Ada L.");
    const lock = await lockWithPin(bytes, "194728");
    expect(lock.iterations).toBeGreaterThanOrEqual(600_000);
    const key = await openWithPin(lock, "194728");
    expect(key?.extractable).toBe(false);
    expect(key && (await unseal(key, "roster 1", box))).toBe("Ada L.");
    expect(await openWithPin(lock, "194729")).toBeNull();
  }, 30_000);

  it.each([
    ["194728", true],
    ["00194728", true],
    ["19472", false],
    ["111111", false],
    ["19a728", false],
    ["", false],
  ])("may be %s: %s", (pin, isGood) => {
    expect(isPin(pin)).toBe(isGood);
  });
});
