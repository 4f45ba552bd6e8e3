import type { Page } from "@playwright/test";
import { doorOf, type Who } from "../house/world";

/** Fills in the form on the sign-in page that is open, and sends it. */
export async function enterPassword(page: Page, email: string, password: string): Promise<void> {
  await page.getByLabel(/^(Work|Your) email$/).fill(email);
  await page.getByLabel("Password", { exact: true }).fill(password);
  await page.getByRole("button", { name: "Continue" }).click();
}

/** The address of the door that is this person's. */
export function doorAddress(who: Who): string {
  return doorOf(who) === "client" ? "/sign-in?as=client" : "/sign-in";
}

/** Signs in through the form, and waits until the browser is let in. */
export async function signIn(page: Page, who: Who, email: string, password: string): Promise<void> {
  await page.goto(doorAddress(who));
  await enterPassword(page, email, password);
  await page.waitForURL((url) => !url.pathname.startsWith("/sign-in"), { waitUntil: "commit" });
}
