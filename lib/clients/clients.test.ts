import { describe, expect, test } from "vitest";
import { clientName } from "./client-name";
import { LANGUAGES, languageName } from "./languages";
import { reachWords } from "./reach-words";

test.each([
  [{ givenName: "Juniper", familyName: "Ashgrove", preferredName: null }, "Juniper Ashgrove"],
  [{ givenName: "Juniper", familyName: "Ashgrove", preferredName: "June" }, "June Ashgrove"],
  [{ givenName: "Madonna", familyName: "", preferredName: null }, "Madonna"],
])("a client is called %s: %s", (client, name) => expect(clientName(client)).toBe(name));

describe("how to reach somebody", () => {
  test.each([
    ["text", false, "Text first. Voicemail not safe"],
    ["call", true, "Call first. Messages are fine"],
    ["email", false, "Email first. Voicemail not safe"],
  ] as const)("%s, safe %s: %s", (prefersContactBy, isSafeToLeaveMessage, words) => {
    expect(reachWords({ prefersContactBy, isSafeToLeaveMessage })).toBe(words);
  });
});

test("languages have one code and one name each; a tag from elsewhere is shown as it is", () => {
  expect(new Set(LANGUAGES.map(({ code }) => code)).size).toBe(LANGUAGES.length);
  expect(new Set(LANGUAGES.map(({ name }) => name)).size).toBe(LANGUAGES.length);
  expect(languageName("ht")).toBe("Haitian Creole");
  expect(languageName("so")).toBe("so");
});
