import { createHash, randomBytes, randomInt } from "node:crypto";

/*
 * A check-in tablet has two secrets, of which the database keeps the hashes alone: a code that pairs it, once and
 * within minutes, and what its cookie holds from then on.
 */

/** 256 random bits, in the tablet's cookie alone. */
export function newDeviceSecret(): string {
  return randomBytes(32).toString("base64url");
}

// Without what is read wrongly from a screen: 0 and O, 1, I and L.
const LETTERS = "ABCDEFGHJKMNPQRSTUVWXYZ23456789";
const CODE_LENGTH = 8;

/** How long a pairing code is good, in milliseconds. */
export const PAIRING_LASTS = 15 * 60_000;

/** What is read out or typed once: 31^8 possibilities, of which one is right for a quarter of an hour. "K7MQ-2XWB". */
export function newPairingCode(): string {
  const letters = Array.from({ length: CODE_LENGTH }, () => LETTERS[randomInt(LETTERS.length)]);
  return `${letters.slice(0, 4).join("")}-${letters.slice(4).join("")}`;
}

/** The same for however somebody typed it: small letters, spaces, no dash. */
export function pairingHash(code: string): string {
  return sha256(`pairing\n${code.toUpperCase().replace(/[^A-Z0-9]/g, "")}`);
}

export function deviceSecretHash(secret: string): string {
  return sha256(`device\n${secret}`);
}

function sha256(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}
