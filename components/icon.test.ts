import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { ICON_NAMES } from "@/components/icon-names";

const sprite = readFileSync(new URL("./icons/sprite.svg", import.meta.url), "utf8");

describe("the icon sprite", () => {
  it("holds exactly the icons that can be named", () => {
    const ids = [...sprite.matchAll(/<symbol id="i-([^"]+)"/g)].map((match) => match[1]);
    expect(ids).toEqual([...ICON_NAMES].sort());
  });

  it("draws in the color of the text around it, never in its own", () => {
    expect(sprite).not.toMatch(/(?:fill|stroke)="#/);
  });
});
