import { eq, inArray } from "drizzle-orm";
import { enrollments, programs } from "@/db/schema";
import type { Reader } from "@/db/store";
import { listAcknowledgements, listPolicies, waitsForAcknowledgement } from "@/features/standing/queries/policies";
import { policyOn } from "@/lib/standing/policy-on";
import type { Decision, PolicyVersion } from "@/lib/standing/types";
import type { LocalDate } from "@/lib/time/local-date";

export interface ReportedEnrollment {
  readonly programId: string;
  readonly program: string;
  readonly startDate: LocalDate;
}

/** Looks enrollments and their policies up a page at a time and remembers them: a file of a year asks for nobody twice. */
export class EnrollmentsOfReport {
  readonly #known = new Map<string, ReportedEnrollment>();
  readonly #acknowledged = new Map<string, readonly Decision[]>();
  #policies: ReadonlyMap<string, readonly PolicyVersion[]> | null = null;

  constructor(private readonly reader: Reader) {}

  async learn(ids: Iterable<string>): Promise<void> {
    const unknown = [...new Set(ids)].filter((id) => !this.#known.has(id));
    if (unknown.length === 0) return;
    const rows = await this.reader
      .select({
        id: enrollments.id,
        programId: enrollments.programId,
        program: programs.name,
        startDate: enrollments.startDate,
      })
      .from(enrollments)
      .innerJoin(programs, eq(programs.id, enrollments.programId))
      .where(inArray(enrollments.id, unknown));
    for (const { id, ...enrollment } of rows) this.#known.set(id, enrollment);
    this.#policies ??= await listPolicies(this.reader);
    const policies = this.#policies;
    const waiting = rows.filter(({ programId }) => waitsForAcknowledgement(policies.get(programId) ?? []));
    if (waiting.length === 0) return;
    const acknowledged = await listAcknowledgements(
      this.reader,
      waiting.map(({ id }) => id),
    );
    for (const [id, decisions] of acknowledged) this.#acknowledged.set(id, decisions);
  }

  get(id: string | null): ReportedEnrollment | null {
    return id === null ? null : (this.#known.get(id) ?? null);
  }

  /** The policy version that names what happened on a day, for this client; null: the program has none. */
  policyOn(id: string | null, day: LocalDate): PolicyVersion | null {
    const enrollment = this.get(id);
    if (id === null || enrollment === null) return null;
    const versions = this.#policies?.get(enrollment.programId) ?? [];
    return policyOn(versions, this.#acknowledged.get(id) ?? [], enrollment.startDate, day);
  }
}
