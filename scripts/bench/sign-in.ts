import { Agent } from "node:http";
import { ask } from "./http";

const HTML = "text/html,application/xhtml+xml";

/** Signs in through the page's own form, as a browser without JavaScript does, and answers the cookies to send. */
export async function signIn(
  origin: string,
  who: { readonly as: "staff" | "client"; readonly email: string; readonly password: string },
): Promise<string> {
  const agent = new Agent({ keepAlive: true });
  try {
    const path = who.as === "client" ? "/sign-in?as=client" : "/sign-in";
    const page = await ask(origin, agent, { path, headers: { accept: HTML } });
    const form = new FormData();
    for (const [name, value] of hiddenFields(formWithPassword(page.body.toString("utf8")))) form.append(name, value);
    form.set("email", who.email);
    form.set("password", who.password);
    const encoded = new Response(form);
    const answer = await ask(origin, agent, {
      ...{ method: "POST", path, status: 303 },
      headers: { accept: HTML, origin, "content-type": encoded.headers.get("content-type") ?? "" },
      body: Buffer.from(await encoded.arrayBuffer()),
    });
    const cookies = (answer.headers["set-cookie"] ?? []).map((cookie) => cookie.split(";")[0] ?? "");
    const kept = cookies.filter((cookie) => !cookie.endsWith("="));
    if (kept.length === 0) throw new Error(`${who.email} could not sign in.`);
    return kept.join("; ");
  } finally {
    agent.destroy();
  }
}

function formWithPassword(html: string): string {
  const form = html.split(/<form\b/).find((part) => part.includes('name="password"'));
  if (form === undefined) throw new Error("The sign-in page has no form with a password.");
  return form.slice(0, form.indexOf("</form>"));
}

function hiddenFields(form: string): [string, string][] {
  return [...form.matchAll(/<input\b[^>]*>/g)]
    .map(([input]) => input)
    .filter((input) => input.includes('type="hidden"'))
    .map((input) => [attribute(input, "name"), attribute(input, "value")] as [string, string])
    .filter(([name]) => name !== "");
}

function attribute(tag: string, name: string): string {
  const value = new RegExp(`\\b${name}="([^"]*)"`).exec(tag)?.[1] ?? "";
  return value
    .replaceAll("&quot;", '"')
    .replaceAll("&#x27;", "'")
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&amp;", "&");
}
