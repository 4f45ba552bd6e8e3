import { eq } from "drizzle-orm";
import { accounts, clients, sites } from "@/db/schema";
import type { Reader } from "@/db/store";
import { readEnrollmentStanding, reasonsWhenOpened } from "@/features/reviews/queries/standing-of-enrollment";
import type { ReviewAtWork } from "@/features/reviews/queries/reviews";
import { getStaff, staffNameWithCredentials } from "@/features/staff/queries";
import { REDISCLOSURE_NOTICE } from "@/lib/reports/columns";
import { composeNotice, type NoticeLetter } from "@/lib/reviews/notice-letter";
import { linesOf } from "@/lib/reviews/contract-terms";
import type { Instant } from "@/lib/time/zone";

/** What stands above the return address when the site has no name for letters: it says nothing about treatment. */
const NEUTRAL_NAME = "Evenkeel";

/** The letter of a review as it would be issued now, by this person. */
export async function readNoticeLetter(
  reader: Reader,
  { now }: { readonly now: Instant },
  { review, today, rules }: ReviewAtWork,
  input: { readonly address: string | null; readonly more: string | null; readonly signerId: string },
): Promise<NoticeLetter> {
  const [client] = await reader.select().from(clients).where(eq(clients.id, review.clientId));
  const [site] = await reader.select().from(sites).where(eq(sites.id, review.siteId));
  const signer = await getStaff(reader, input.signerId);
  const director = await getStaff(reader, review.directorId);
  if (client === undefined || site === undefined || signer === null || director === null) {
    throw new Error("People and places of a review are never deleted.");
  }
  const known = await readEnrollmentStanding(reader, review.enrollmentId, now);
  const account = await reader.$count(accounts, eq(accounts.clientId, client.id));
  return composeNotice({
    issuedOn: today,
    mailingName: site.mailingName ?? NEUTRAL_NAME,
    address: site.address,
    phone: site.phone,
    clientName: `${client.givenName} ${client.familyName}`.trim(),
    firstName: client.preferredName ?? client.givenName,
    clientAddress: input.address,
    reasons: reasonsWhenOpened(known, review.caseKey),
    policyVersion: known.policyVersion,
    rules,
    directorName: staffNameWithCredentials(director),
    signerName: staffNameWithCredentials(signer),
    signerTitle: signer.title,
    hasOwnPage: account > 0,
    more: linesOf(input.more ?? ""),
    redisclosure: REDISCLOSURE_NOTICE,
  });
}
