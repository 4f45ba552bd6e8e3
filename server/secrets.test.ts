import { chmodSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { openSecret, sealSecret } from "./sealed-secret";
import { ensureSecrets } from "./secrets";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "evenkeel-secrets-"));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

const rightsOf = (path: string) => (statSync(path).mode & 0o777).toString(8);

describe("the secrets file", () => {
  it("is made once, for its owner alone", () => {
    const path = join(folder, "data", "secrets.env");
    const made = ensureSecrets(path);
    expect(made.AUTH_SECRET.length).toBeGreaterThanOrEqual(64);
    expect(rightsOf(path)).toBe("600");
    expect(ensureSecrets(path)).toEqual(made);
  });

  it("is closed again when somebody opened it, and otherwise left as it is", () => {
    const path = join(folder, "secrets.env");
    const text = `# Ours\nAUTH_SECRET=${"k".repeat(40)}\nOTHER=1\n`;
    writeFileSync(path, text);
    chmodSync(path, 0o644);
    expect(ensureSecrets(path)).toEqual({ AUTH_SECRET: "k".repeat(40) });
    expect(rightsOf(path)).toBe("600");
    expect(readFileSync(path, "utf8")).toBe(text);
  });

  it("is no reason to make new secrets when it is broken", () => {
    const path = join(folder, "secrets.env");
    writeFileSync(path, "AUTH_SECRET=short\n");
    expect(() => ensureSecrets(path)).toThrow("holds no AUTH_SECRET");
  });
});

describe("a sealed secret", () => {
  it("opens with the secret it was sealed with, and with no other", () => {
    const sealed = sealSecret("the link", "a".repeat(40));
    expect(sealed).not.toContain("link");
    expect(sealSecret("the link", "a".repeat(40))).not.toBe(sealed);
    expect(openSecret(sealed, "a".repeat(40))).toBe("the link");
    expect(() => openSecret(sealed, "b".repeat(40))).toThrow();
    const broken = `${sealed.slice(0, -2)}${sealed.endsWith("AA") ? "BB" : "AA"}`;
    expect(() => openSecret(broken, "a".repeat(40))).toThrow();
  });
});
