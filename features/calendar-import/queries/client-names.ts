import { eq } from "drizzle-orm";
import { clients } from "@/db/schema";
import { searchName } from "@/db/search-name";
import type { Reader } from "@/db/store";

/**
 * A test for titles that hold the name of a client of the site: given and family name in either order, also with the
 * family name's first letter alone, as many calendars write it. One statement.
 */
export async function readClientNames(reader: Reader, siteId: string): Promise<(title: string) => boolean> {
  const rows = await reader
    .select({ givenName: clients.givenName, familyName: clients.familyName, preferredName: clients.preferredName })
    .from(clients)
    .where(eq(clients.siteId, siteId));
  const byFirstWord = new Map<string, Set<string>>();
  const add = (name: string) => {
    const first = name.split(" ", 1)[0] ?? "";
    byFirstWord.set(first, (byFirstWord.get(first) ?? new Set()).add(name));
  };
  for (const { givenName, familyName, preferredName } of rows) {
    const family = searchName(familyName);
    for (const given of [searchName(givenName), searchName(preferredName)]) {
      if (given === "" || family === "") continue;
      add(`${given} ${family}`);
      add(`${family} ${given}`);
      add(`${given} ${family.slice(0, 1)}`);
    }
  }
  return (title) => {
    const words = searchName(title).split(" ");
    return words.some((word, at) => {
      const rest = `${words.slice(at).join(" ")} `;
      return [...(byFirstWord.get(word) ?? [])].some((name) => rest.startsWith(`${name} `));
    });
  };
}
