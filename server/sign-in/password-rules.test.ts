import { describe, expect, it } from "vitest";
import { wrongWithPassword } from "./password-rules";

const EMAIL = "dana.okonkwo@fernhollow.example";

describe("wrongWithPassword", () => {
  it.each([
    "four unrelated words",
    "harbor lantern copper violin",
    "vT9#kd02-mQ1z",
    "пять разных слов подряд",
    "summer rain over slate roofs",
    "🌻🌼🌷🌹 garden of mine",
  ])("lets through %s", (password) => {
    expect(wrongWithPassword(password, EMAIL)).toBeNull();
  });

  it.each([
    ["short", "Use at least 12"],
    ["elevenchars", "Use at least 12"],
    ["x".repeat(201), "Use at most 200"],
    ["aaaaaaaaaaaa", "repeats too few"],
    ["abababababab", "repeats too few"],
    ["password1234", "first passwords"],
    ["P@ssw0rd!2026", "first passwords"],
    ["passwordpassword", "first passwords"],
    ["Welcome to us", "first passwords"],
    ["123456789012", "first passwords"],
    ["qwertyuiop[]", "first passwords"],
    ["abcdefghijkl", "first passwords"],
    ["lkjihgfedcba", "first passwords"],
    ["correct horse battery staple", "first passwords"],
    ["Contraseña2026", "first passwords"],
    ["evenkeel evenkeel", "Leave your email"],
    ["Dana.Okonkwo 1984", "Leave your email"],
  ])("refuses %s", (password, sentence) => {
    expect(wrongWithPassword(password, EMAIL)).toContain(sentence);
  });

  it("counts characters as people do, whatever form they are typed in", () => {
    expect(wrongWithPassword("🌻".repeat(6), EMAIL)).toContain("Use at least 12");
  });
});
