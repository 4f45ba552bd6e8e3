import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { AboutLink } from "./about-link";
import { DiscreetProvider, PersonName } from "./discreet";

const row = (
  <p>
    <PersonName name="Briony Quill" />
    <AboutLink href="/alerts" words="Log a call:" of={{ name: "Briony Quill" }} more=", today">
      Log a call
    </AboutLink>
    <AboutLink href="/rosters/1" words="Open roster:" of={{ title: "Grief group" }}>
      Open roster
    </AboutLink>
  </p>
);
const shown = (isOn: boolean) => renderToStaticMarkup(<DiscreetProvider isOn={isOn}>{row}</DiscreetProvider>);

test("a label names whom it is about, in full or by initials, as the text beside it does", () => {
  expect(shown(false)).toContain('aria-label="Log a call: Briony Quill, today"');
  expect(shown(false)).toContain('aria-label="Open roster: Grief group"');
  expect(shown(true)).toContain('aria-label="Log a call: B.Q., today"');
  expect(shown(true)).toContain('aria-label="Open roster: Session"');
});

test("no name and no topic stands anywhere while discreet", () => {
  expect(shown(true)).not.toMatch(/Briony|Quill|Grief/);
});
