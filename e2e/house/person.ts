import AxeBuilder from "@axe-core/playwright";
import { expect, type Locator, type Page } from "@playwright/test";
import type { Clinic } from "./clinic";

/** Words that stand in no address and no title: the names of the clients of the world, and those a journey makes. */
export const CLIENT_NAMES = [
  "Lund",
  "Okafor",
  "Mendes",
  "Katz",
  "Aydin",
  "Bello",
  "Kim",
  "Marsh",
  "Pavao",
  "Reid",
  "Voss",
  "Grant",
  "Quimby",
] as const;

const RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];
/** The framework's own words when the server answers with an error page, which some journeys ask for. */
const EXPECTED_ERRORS =
  /Failed to load resource: the server responded with a status of 4\d\d|net::ERR_INTERNET_DISCONNECTED|net::ERR_CONNECTION_REFUSED/;

/** Not pages: where a browser begins, and the address that leads everybody on to where they belong. */
const PASSED_THROUGH: ReadonlySet<string> = new Set(["about:blank", "/"]);

/** What axe has seen in this worker: the same page of the same shape says the same again, and takes a second each time. */
const seen = new Set<string>();

export interface Look {
  /** Look at it in the dark as well. */
  readonly inTheDark?: boolean;
  /** Parts that are not looked into: long tables, which take axe half a minute. */
  readonly except?: readonly string[];
}

/** Somebody at a browser. Wherever they go the page is checked: what it is called, whom it names, who can use it. */
export class Person {
  readonly #troubles: string[] = [];
  readonly #visited = new Set<string>();
  readonly #looked = new Set<string>();

  constructor(
    readonly page: Page,
    readonly clinic: Clinic,
    private readonly about: { readonly hasScript: boolean; readonly isPhone: boolean },
  ) {
    page.on("pageerror", (error) => this.#troubles.push(`${routeOf(page.url())} threw: ${error.message}`));
    page.on("console", (message) => {
      if (message.type() === "error" && !EXPECTED_ERRORS.test(message.text()))
        this.#troubles.push(`The browser complained on ${routeOf(page.url())}: ${message.text()}`);
    });
    page.on("response", (response) => {
      if (response.status() >= 500) this.#troubles.push(`${response.status()} from ${response.url()}`);
    });
    page.on("request", (request) => {
      const named = namedIn(request.url());
      if (named !== null) this.#troubles.push(`An address names a client: ${named}`);
    });
    page.on("framenavigated", (frame) => {
      if (frame === page.mainFrame()) this.#visited.add(routeOf(frame.url()));
    });
  }

  /** Opens an address and looks at the page. */
  async goto(path: string, look: Look = {}): Promise<void> {
    await this.page.goto(path);
    await this.look(look);
  }

  /** Follows a link, waits for what is behind it, and looks at the page. */
  async follow(link: Locator, look: Look = {}): Promise<void> {
    const from = this.page.url();
    await link.click();
    await this.page.waitForURL((url) => url.href !== from);
    await this.look(look);
  }

  /**
   * Looks at the page that is open: one heading, a title without anybody's name, nothing sideways on a phone, and no
   * violation of WCAG 2.2 AA.
   */
  async look({ inTheDark = false, except = [] }: Look = {}): Promise<void> {
    const { page } = this;
    await expect(page.getByRole("heading", { level: 1 })).toHaveCount(1);
    // Streamed pages have it a moment after their first words.
    await expect(page).toHaveTitle(/\S/);
    const title = await page.title();
    expect(namedIn(title), "a client named in the title of a page").toBeNull();
    this.#visited.add(routeOf(page.url()));
    this.#looked.add(routeOf(page.url()));
    if (!this.about.hasScript) return;
    await this.isAwake();
    if (this.about.isPhone) await this.#fits();
    await this.#axe(except);
    if (!inTheDark) return;
    await page.emulateMedia({ colorScheme: "dark" });
    await this.#axe(except);
    await page.emulateMedia({ colorScheme: null });
  }

  /** Waits until the page's own code has taken over what the server wrote, so that no tap falls into the gap. */
  async isAwake(): Promise<void> {
    await this.page.waitForLoadState("load");
    await this.page.waitForFunction(() => {
      const main = document.querySelector("main");
      return main !== null && Object.keys(main).some((key) => key.startsWith("__react"));
    });
    // What is being worked out anew is dimmed until it is there.
    await expect(this.page.locator(".is-stale")).toHaveCount(0);
  }

  /** Nothing went wrong unseen, and no page was passed through without a look. Called when the journey is over. */
  farewell(): void {
    expect(this.#troubles, "what went wrong unseen").toEqual([]);
    const missed = [...this.#visited].filter((route) => !this.#looked.has(route) && !PASSED_THROUGH.has(route));
    expect(missed, "pages that nobody looked at").toEqual([]);
  }

  /** What follows is meant to go wrong: forget what the browser says of it. */
  forgive(pattern: RegExp): void {
    for (let place = this.#troubles.length - 1; place >= 0; place--) {
      if (pattern.test(this.#troubles[place] ?? "")) this.#troubles.splice(place, 1);
    }
  }

  async #fits(): Promise<void> {
    const beyond = await this.page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    expect(beyond, `pixels that ${routeOf(this.page.url())} is wider than the phone`).toBeLessThanOrEqual(0);
  }

  async #axe(except: readonly string[]): Promise<void> {
    // What has been scrolled under a bar that stays counts as too small to touch.
    await this.page.evaluate(() => document.querySelectorAll("html, main").forEach((each) => each.scrollTo(0, 0)));
    const shape = await this.page.evaluate(shapeOfPage);
    if (seen.has(shape)) return;
    seen.add(shape);
    // No frames and no style sheets from elsewhere to look into, and only what is wrong is asked for: a third of the time.
    const builder = new AxeBuilder({ page: this.page })
      .options({ resultTypes: ["violations"], iframes: false, preload: false })
      .withTags(RULES)
      .setLegacyMode(true);
    for (const part of except) builder.exclude(part);
    const { violations } = await builder.analyze();
    const said = violations.map(
      ({ id, help, nodes }) => `${id}: ${help}\n  ${nodes.map((node) => node.html).join("\n  ")}`,
    );
    expect(said, `violations on ${routeOf(this.page.url())}`).toEqual([]);
  }
}

/** Runs in the page: its elements with all that a rule of axe could turn on but their words, and the theme and width. */
function shapeOfPage(): string {
  const shown = [...document.querySelectorAll("html, body, body *")].map((element) => {
    const attributes = [...element.attributes]
      .filter(({ name }) => !["href", "value", "d", "style", "id", "for", "action", "nonce"].includes(name))
      .filter(({ name }) => !name.startsWith("data-"))
      .map(({ name, value }) => (name.startsWith("aria-") ? name : `${name}=${value}`));
    return `${element.tagName} ${attributes.join(" ")} ${element.childElementCount} ${element.textContent === ""}`;
  });
  const isDark = matchMedia("(prefers-color-scheme: dark)").matches;
  let hash = 0;
  for (const character of shown.join("\n")) hash = (Math.imul(hash, 31) + character.charCodeAt(0)) | 0;
  return `${location.pathname.replaceAll(/[0-9a-z]{26}/g, "")} ${isDark} ${innerWidth} ${hash}`;
}

/** The name of a client in a text, if there is one. */
export function namedIn(text: string): string | null {
  const plain = decode(text).toLowerCase();
  const name = CLIENT_NAMES.find((each) => new RegExp(`\\b${each.toLowerCase()}\\b`).test(plain));
  return name === undefined ? null : text;
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll("+", " "));
  } catch {
    return text;
  }
}

/** The path with ids and secrets taken out: what a page is, not whose. */
function routeOf(url: string): string {
  if (!url.startsWith("http")) return url;
  return new URL(url).pathname.replaceAll(/\/[0-9a-z]{26}(?=\/|$)/g, "/[id]").replace(/\/join\/.*/, "/join/[token]");
}
