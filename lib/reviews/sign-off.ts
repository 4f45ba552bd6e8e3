import { done, refuse, type Result } from "@/lib/result";
import { holdsAgainst, refuseWhenOver } from "@/lib/reviews/decide-step";
import type { ReviewRefusal } from "@/lib/reviews/review-refusal";
import { endsThePlace, type Outcome, type ReviewFacts } from "@/lib/reviews/review";
import type { LocalDate } from "@/lib/time/local-date";

let make: (fields: EndingFields) => SignedOffEnding;

interface EndingFields {
  readonly reviewId: string;
  readonly status: "transferred" | "discharged";
  readonly endDate: LocalDate;
  readonly reason: string;
  readonly signedOffById: string;
}

/**
 * Leave to end an enrollment by a review. Nobody can write one down: the only way to come by it is `signOffReview`
 * below, and what ends enrollments takes nothing else for "discharged". The private field makes it a type of its own, so
 * an object that merely looks like it does not compile, and one that was forced past the compiler is told apart.
 */
export class SignedOffEnding {
  readonly #isSignedOff = true;
  readonly reviewId: string;
  readonly status: "transferred" | "discharged";
  readonly endDate: LocalDate;
  readonly reason: string;
  readonly signedOffById: string;

  private constructor(fields: EndingFields) {
    this.reviewId = fields.reviewId;
    this.status = fields.status;
    this.endDate = fields.endDate;
    this.reason = fields.reason;
    this.signedOffById = fields.signedOffById;
  }

  static isOne(value: unknown): value is SignedOffEnding {
    return typeof value === "object" && value !== null && #isSignedOff in value && value.#isSignedOff;
  }

  static {
    make = (fields) => new SignedOffEnding(fields);
  }
}

/** What a signature carries out. */
export type SignedOff =
  | { readonly outcome: Exclude<Outcome, "transfer" | "discharge"> }
  | { readonly outcome: "transfer" | "discharge"; readonly ending: SignedOffEnding };

/**
 * The second step: a director signs what was decided, by typing their own name. For an ending everything is asked
 * again on the day of the signature: the notice, the time to object, the answers; and that somebody was named who can
 * help instead. The last day is never before the signature: until then the client was expected.
 */
export function signOffReview(
  facts: ReviewFacts,
  {
    typedName,
    signer,
  }: { readonly typedName: string; readonly signer: { readonly id: string; readonly name: string } },
  today: LocalDate,
): Result<SignedOff, ReviewRefusal> {
  const over = refuseWhenOver(facts);
  if (over !== null) return refuse(over);
  const { decision } = facts;
  if (facts.state !== "decided" || decision === null) return refuse({ reason: "no_decision" });
  if (!isSameName(typedName, signer.name)) return refuse({ reason: "name_differs", name: signer.name });
  const { outcome } = decision;
  if (!endsThePlace(outcome)) return done({ outcome });
  const held = holdsAgainst(facts, today);
  if (held !== null) return refuse(held);
  if (!facts.hasReferral) return refuse({ reason: "no_referral" });
  if (decision.lastDay === null) return refuse({ reason: "no_last_day" });
  const ending = make({
    reviewId: facts.reviewId,
    status: outcome === "discharge" ? "discharged" : "transferred",
    endDate: decision.lastDay > today ? decision.lastDay : today,
    reason: decision.reason,
    signedOffById: signer.id,
  });
  return done({ outcome, ending });
}

/** Case, accents typed another way and spaces make no other person. */
function isSameName(typed: string, name: string): boolean {
  const plain = (text: string) =>
    text.normalize("NFD").replaceAll(/\p{M}/gu, "").replaceAll(/\s+/g, " ").trim().toLowerCase();
  return plain(typed) !== "" && plain(typed) === plain(name);
}
