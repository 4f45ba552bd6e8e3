import { randomBytes } from "node:crypto";
import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";

/**
 * Makes the secrets of this installation if they are not there yet, into a file that only its owner can read, and
 * answers them. An existing file is never changed but for its rights.
 */
export function ensureSecrets(path: string): { readonly AUTH_SECRET: string } {
  if (!existsSync(path)) {
    mkdirSync(dirname(path), { recursive: true });
    const line = `# Seals the sign-in cookies. Whoever has it can sign in as anybody. Losing it signs everybody out.\nAUTH_SECRET=${randomBytes(48).toString("base64url")}\n`;
    // "wx": of two starts at once one writes, the other fails here and reads below.
    try {
      writeFileSync(path, line, { mode: 0o600, flag: "wx" });
    } catch (error) {
      if (!(error instanceof Error && "code" in error && error.code === "EEXIST")) throw error;
    }
  }
  chmodSync(path, 0o600);
  const secret = /^AUTH_SECRET=(\S{32,})$/m.exec(readFileSync(path, "utf8"))?.[1];
  if (secret === undefined) throw new Error(`${path} holds no AUTH_SECRET of at least 32 characters.`);
  return { AUTH_SECRET: secret };
}
