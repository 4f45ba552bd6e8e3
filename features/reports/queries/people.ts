import { inArray } from "drizzle-orm";
import { clients } from "@/db/schema";
import type { Reader } from "@/db/store";
import type { ReportedPerson } from "@/lib/reports/columns";

/** Looks people up a page at a time and remembers them, so that a file of a year asks for nobody twice. */
export class PeopleOfReport {
  readonly #known = new Map<string, ReportedPerson>();

  constructor(private readonly reader: Reader) {}

  async learn(clientIds: Iterable<string>): Promise<void> {
    const unknown = [...new Set(clientIds)].filter((id) => !this.#known.has(id));
    if (unknown.length === 0) return;
    const rows = await this.reader
      .select({ id: clients.id, number: clients.number, givenName: clients.givenName, familyName: clients.familyName })
      .from(clients)
      .where(inArray(clients.id, unknown));
    for (const { id, ...person } of rows) this.#known.set(id, person);
  }

  get(clientId: string): ReportedPerson {
    const person = this.#known.get(clientId);
    if (person === undefined) throw new Error(`Client ${clientId} is marked and does not exist.`);
    return person;
  }
}
