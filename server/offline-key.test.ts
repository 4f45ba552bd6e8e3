import { expect, it } from "vitest";
import { offlineKey } from "./offline-key";

const SECRET = "s".repeat(48);

it("is one key for one sign-in and one secret, and another for another", () => {
  const key = offlineKey("one", SECRET);
  expect(key).toHaveLength(32);
  expect(offlineKey("one", SECRET)).toEqual(key);
  expect(offlineKey("two", SECRET)).not.toEqual(key);
  expect(offlineKey("one", "t".repeat(48))).not.toEqual(key);
});
