import { cookies } from "next/headers";

/** The look a person chose, kept in the browser: the root layout reads it. "system" is no choice. */
export async function setThemeCookie(theme: "light" | "dark" | "system"): Promise<void> {
  const jar = await cookies();
  if (theme === "system") jar.delete("theme");
  else jar.set("theme", theme, { path: "/", sameSite: "lax", httpOnly: true, maxAge: 400 * 86_400 });
}
