import { describe, expect, test } from "vitest";
import { rosterNames, type NamedPerson } from "./roster-names";

let count = 0;
function person(givenName: string, familyName: string, preferredName: string | null = null): NamedPerson {
  count += 1;
  return { id: `id ${count}`, number: `EK-${count}`, givenName, familyName, preferredName };
}
const namesOf = (...people: NamedPerson[]) => {
  const names = rosterNames(people);
  return people.map(({ id }) => names.get(id));
};

describe("names on a roster", () => {
  test("are the first name people go by and an initial", () => {
    expect(namesOf(person("Robert", "ng"), person("Bobbina", "Ortiz", "Bobby"), person("Zoë", "Ünal"))).toEqual([
      "Robert N.",
      "Bobby O.",
      "Zoë Ü.",
    ]);
  });

  test("of people alike have as many letters as tell them apart", () => {
    expect(namesOf(person("Ada", "Lund"), person("Ada", "Lark"), person("Ada", "Moss"))).toEqual([
      "Ada Lu.",
      "Ada La.",
      "Ada M.",
    ]);
    expect(namesOf(person("Ada", "Lundberg"), person("Ada", "Lund"))).toEqual(["Ada Lundb.", "Ada Lund"]);
  });

  test("of people with one whole name carry the number", () => {
    const [one, two] = [person("Ada", "Lund"), person("ADA", "Lund")];
    expect(namesOf(one, two)).toEqual([`Ada L. (${one.number})`, `ADA L. (${two.number})`]);
  });

  test("stand without a family name, and never cut a letter in two", () => {
    expect(namesOf(person("Ada", ""), person("Ada", ""))).toEqual([
      expect.stringMatching(/^Ada \(EK-\d+\)$/),
      expect.anything(),
    ]);
    expect(namesOf(person("Amélie", "e\u0301cole"))).toEqual(["Amélie É."]);
  });
});
