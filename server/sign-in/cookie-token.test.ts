import { createHmac } from "node:crypto";
import { describe, expect, it } from "vitest";
import { readCookieToken, writeCookieToken } from "./cookie-token";

const SECRET = "s".repeat(48);
const NOW = new Date("2026-03-02T15:00:00Z");
const IDS = { accountId: "01m7zxypgw8j4n1scym0w2g4cm", signInId: "01m7zxypgyd0g58hmmgw81pba1" };
const token = writeCookieToken(IDS, SECRET, NOW, 60);
const [header = "", claims = "", signature = ""] = token.split(".");
const text = (value: object) => Buffer.from(JSON.stringify(value)).toString("base64url");

describe("the sign-in cookie", () => {
  it("says who it is for, until it is too old", () => {
    expect(readCookieToken(token, SECRET, NOW)).toEqual(IDS);
    expect(readCookieToken(token, SECRET, new Date(NOW.getTime() + 59_000))).toEqual(IDS);
    expect(readCookieToken(token, SECRET, new Date(NOW.getTime() + 60_000))).toBeNull();
  });

  const other = text({ sub: "another", sid: IDS.signInId, exp: 9_999_999_999 });
  const none = text({ alg: "none", typ: "JWT" });
  it.each([
    ["nothing", ""],
    ["noise", "x.y.z"],
    ["other claims under the old signature", `${header}.${other}.${signature}`],
    ["no signature", `${header}.${claims}.`],
    ["a part too many", `${token}.x`],
    ["an algorithm of none", `${none}.${claims}.`],
    ["another key", writeCookieToken(IDS, "t".repeat(48), NOW, 60)],
    ["the bare secret as a key", signedBy(`${header}.${claims}`, SECRET)],
    ["another header under a good key", `${text({ typ: "JWT", alg: "HS256" })}.${claims}.${signature}`],
  ])("is nobody with %s", (_title, value) => {
    expect(readCookieToken(value, SECRET, NOW)).toBeNull();
  });

  it("shows every changed character", () => {
    for (let at = 0; at < token.length - 1; at++) {
      const changed = `${token.slice(0, at)}${token[at] === "A" ? "B" : "A"}${token.slice(at + 1)}`;
      expect(readCookieToken(changed, SECRET, NOW)).toBeNull();
    }
  });
});

function signedBy(signed: string, key: string): string {
  return `${signed}.${createHmac("sha256", key).update(signed).digest("base64url")}`;
}
