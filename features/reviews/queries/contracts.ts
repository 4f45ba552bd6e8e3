import { and, desc, eq, isNull } from "drizzle-orm";
import { contractAgreements, standingCases } from "@/db/schema";
import type { Reader } from "@/db/store";
import { readContractTerms, type ContractTermsOnRecord } from "@/lib/reviews/contract-terms";

export type AgreementRow = typeof contractAgreements.$inferSelect;

export interface Agreement extends Omit<AgreementRow, "terms"> {
  readonly terms: ContractTermsOnRecord;
  readonly state: "offered" | "signed" | "declined" | "withdrawn";
}

export function asAgreement(row: AgreementRow): Agreement {
  const state =
    row.withdrawnAt !== null
      ? "withdrawn"
      : row.declinedAt !== null
        ? "declined"
        : row.decisionId !== null
          ? "signed"
          : "offered";
  return { ...row, terms: readContractTerms(row.terms), state };
}

export async function getAgreement(reader: Reader, agreementId: string): Promise<Agreement | null> {
  const rows = await reader.select().from(contractAgreements).where(eq(contractAgreements.id, agreementId));
  return rows[0] === undefined ? null : asAgreement(rows[0]);
}

/** All contracts of an enrollment, the newest first. */
export async function listAgreements(reader: Reader, enrollmentId: string): Promise<Agreement[]> {
  const rows = await reader
    .select()
    .from(contractAgreements)
    .where(eq(contractAgreements.enrollmentId, enrollmentId))
    .orderBy(desc(contractAgreements.offeredAt), desc(contractAgreements.id));
  return rows.map(asAgreement);
}

/** The one that waits for a signature; null: none does. */
export async function findWaitingAgreement(reader: Reader, enrollmentId: string): Promise<Agreement | null> {
  const rows = await reader
    .select()
    .from(contractAgreements)
    .where(
      and(
        eq(contractAgreements.enrollmentId, enrollmentId),
        isNull(contractAgreements.decisionId),
        isNull(contractAgreements.declinedAt),
        isNull(contractAgreements.withdrawnAt),
      ),
    );
  return rows[0] === undefined ? null : asAgreement(rows[0]);
}

/** The open contract case of an enrollment that opened last; null: none is open. */
export async function findOpenContractCase(reader: Reader, enrollmentId: string): Promise<string | null> {
  const rows = await reader
    .select({ key: standingCases.key })
    .from(standingCases)
    .where(
      and(
        eq(standingCases.enrollmentId, enrollmentId),
        eq(standingCases.state, "open"),
        eq(standingCases.level, "contract"),
      ),
    )
    .orderBy(desc(standingCases.openedOn), desc(standingCases.key));
  return rows[0]?.key ?? null;
}
