import { describe, expect, test } from "vitest";
import { localDate } from "@/lib/time/local-date";
import { explainContractRefusal, type ContractRefusal } from "./contract-refusal";
import {
  areSameTerms,
  contractSentences,
  linesOf,
  progressSentence,
  readContractTerms,
  termsOf,
} from "./contract-terms";
import { composeNotice, readNoticeLetter, type NoticeFacts } from "./notice-letter";

const DAY = localDate("2026-11-18");
const terms = readContractTerms({ attend: 5, of: 6, unit: "day", policyVersion: 3, help: ["Rides", 4], words: "" });

describe("a contract", () => {
  test("reads its terms as they were stored, whatever else is there", () => {
    expect(terms).toEqual({
      ...{ attend: 5, of: 6, unit: "day", excused: "skips", policyVersion: 3 },
      ...{ help: ["Rides"], words: null, caseKey: null, reviewId: null },
    });
    expect(readContractTerms({})).toMatchObject({ attend: 0, help: [] });
  });

  test("comes from the version in force, or not at all", () => {
    const version = { version: 3, from: DAY, rules: [], contract: { attend: 5, of: 6 } };
    expect(termsOf(version)).toEqual({ attend: 5, of: 6, excused: "skips", unit: "day", policyVersion: 3 });
    expect(termsOf({ ...version, contract: null })).toBeNull();
    expect(termsOf(null)).toBeNull();
    // Another version of the policy may ask the very same.
    expect(areSameTerms(termsOf(version), termsOf({ ...version, version: 4 }))).toBe(true);
    expect(areSameTerms(termsOf(version), termsOf({ ...version, countBy: "session" }))).toBe(false);
    expect(areSameTerms(termsOf(version), null)).toBe(false);
  });

  test("is said to the client without a word of blame", () => {
    const said = contractSentences(terms).join(" ");
    expect(said).toContain("Come to 5 of the next 6 days.");
    expect(said).toContain("away more than 1 time,");
    expect(said).not.toMatch(/\b(miss|fail|violat|unexcused|discharge|review|warning)/i);
    expect(contractSentences({ ...terms, excused: "counts", unit: "session" }).join(" ")).toContain(
      "An excused session counts as one you were away.",
    );
  });

  test.each([
    ["running", 0, "3 of 6 attended, 5 needed. 1 missed."],
    ["running", 2, "3 of 6 attended, 5 needed. 1 missed. 2 not recorded."],
    ["passed", 0, "Kept on Wed, Nov 18. 3 of 6 attended, 5 needed. 1 missed."],
    ["failed", 0, "Not kept on Wed, Nov 18: 3 of 6 attended, 5 needed. 1 missed. A person decides what comes next."],
  ] as const)("%s with %i undecided", (state, undecided, sentence) => {
    const counts = { attend: 5, of: 6, attended: 3, missed: 1, undecided, state };
    expect(progressSentence({ ...counts, decidedOn: state === "running" ? null : DAY }, DAY)).toBe(sentence);
  });

  test("help is one thing a line", () => {
    expect(linesOf("- Rides\n\n • A call \r\nOnline")).toEqual(["Rides", "A call", "Online"]);
  });

  test.each([
    ...["no_contract_case", "no_contract_terms", "is_offered", "review_runs", "has_left", "not_waiting"],
    ...["signed_already", "terms_changed", "signed_today", "name_differs", "name_needed", "day_to_come"],
  ] as ContractRefusal[])("a refusal says what is the case: %s", (refusal) => {
    const said = explainContractRefusal(refusal);
    expect(typeof said === "string" ? said : said.sentence).toMatch(/^[A-Z].*\.$/);
  });
});

describe("a notice", () => {
  const facts: NoticeFacts = {
    ...{ issuedOn: DAY, mailingName: "Evenkeel", address: "14 Larch Street, Worcester, MA", phone: "508-555-0140" },
    ...{ clientName: "Barnaby Quill", firstName: "Barnaby", clientAddress: "3 Elm Street\nWorcester, MA 01602" },
    reasons: { rule: "At 3 missed days in a row: review.", dates: [localDate("2026-11-12"), localDate("2026-11-16")] },
    ...{ policyVersion: 3, rules: { objectionDays: 10, mailDays: 3 }, directorName: "Dana Okonkwo, LICSW" },
    ...{ signerName: "Marisol Benítez, LMHC", signerTitle: "Counselor", hasOwnPage: true, more: ["Rides."] },
    redisclosure: "42 CFR part 2 prohibits unauthorized use or disclosure of these records.",
  };
  const text = (letter: unknown) => JSON.stringify(letter);

  test("has the address for its window, the reasons with their days, the right to grieve, the days, and the notice last", () => {
    const letter = composeNotice(facts);
    expect(letter.from).toEqual(["Evenkeel", "14 Larch Street", "Worcester, MA"]);
    expect(letter.to).toEqual(["Barnaby Quill", "3 Elm Street", "Worcester, MA 01602"]);
    expect(letter.date).toBe("Wednesday, November 18, 2026");
    for (const part of ["Thu, Nov 12; and Mon, Nov 16.", "version 3", "105 CMR 164.075", "10 days", "3 days after"]) {
      expect(text(letter)).toContain(part);
    }
    expect(letter.notice).toBe(facts.redisclosure);
  });

  test("decides nothing and blames nobody", () => {
    expect(text(composeNotice(facts))).toContain("Nothing has been decided.");
    expect(text(composeNotice(facts))).not.toMatch(/discharge|terminat|violat|fail|unexcused|no-show|non-complian/i);
  });

  test("says only what is so: no page without an account, no post where none is waited for, no days where none count", () => {
    const plain = composeNotice({
      ...facts,
      ...{ hasOwnPage: false, clientAddress: null, rules: { objectionDays: 12, mailDays: 0 } },
      reasons: { rule: "At 14 days without attending: review.", dates: [] },
    });
    expect(plain.to).toEqual(["Barnaby Quill", "By hand"]);
    expect(text(plain)).not.toMatch(/own page|by mail counts|On record as missed/);
    expect(text(plain)).toContain("12 days");
  });

  test("is read back as it was stored, and nothing else is a letter", () => {
    const letter = composeNotice(facts);
    expect(readNoticeLetter(JSON.parse(JSON.stringify(letter)))).toEqual(letter);
    for (const other of [null, undefined, 1, "x", {}, { parts: 1 }]) expect(readNoticeLetter(other)).toBeNull();
  });
});
