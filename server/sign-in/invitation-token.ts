import { createHash, randomBytes } from "node:crypto";

/** What stands in an invitation link: 256 random bits. It exists in the link alone; the database keeps its hash. */
export function newInvitationToken(): string {
  return randomBytes(32).toString("base64url");
}

export function invitationTokenHash(token: string): string {
  return createHash("sha256").update(token).digest("hex");
}

export function invitationPath(token: string): string {
  return `/join/${token}`;
}
