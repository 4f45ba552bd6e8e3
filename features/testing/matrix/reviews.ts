import { decideReview } from "@/features/reviews/commands/decide-review";
import { issueNotice } from "@/features/reviews/commands/notice";
import { receiveObjection } from "@/features/reviews/commands/objection";
import { offerContract, settleOffer } from "@/features/reviews/commands/offer-contract";
import { openReview } from "@/features/reviews/commands/open-review";
import { findWaitingAgreement } from "@/features/reviews/queries/contracts";
import { getReview, listSteps } from "@/features/reviews/queries/reviews";
import type { Made, SessionRow } from "@/features/testing/clinic-words";
import { inTrouble } from "@/features/testing/matrix/standing";
import type { ClinicMatrix } from "@/features/testing/matrix/world";
import { STERN } from "@/features/testing/review-story";
import { row, type DoorRow } from "@/server/doors/matrix";

const PREPARERS = ["admin", "director", "clinician"] as const;
const STAFF = ["admin", "director", "scheduler", "clinician"] as const;
const DIRECTORS = ["director"] as const;
const SETTERS = ["admin", "director"] as const;
const CLIENT = ["client"] as const;

const atHere = ({ here }: ClinicMatrix) => [{ siteId: here.id }];
const ofClient = ({ client }: ClinicMatrix) => ({ clientId: client.id });
const ofClinic = () => ({ siteId: null });
const anywhere = () => ({});
const TODAY = "2026-03-02";
const reason = "They told us what is in the way, and it is settled.";

/** A review that was asked for a moment ago, about somebody new. */
async function underReview(matrix: ClinicMatrix): Promise<{ reviewId: string; clientId: string }> {
  const { enrollmentId, clientId } = await inTrouble(matrix);
  return { ...(await openFor(matrix, enrollmentId)), clientId };
}

function openFor(matrix: ClinicMatrix, enrollmentId: string): Promise<{ reviewId: string }> {
  const directorId = matrix.staffHere.director.id;
  return matrix.world.do(openReview, { enrollmentId, directorId, note: null });
}

async function withNotice(matrix: ClinicMatrix) {
  const { reviewId } = await underReview(matrix);
  const actor = matrix.staffActor("clinician", "here");
  await matrix.world.do(issueNotice, { reviewId, address: null, more: null }, { actor });
  return { reviewId };
}

async function withObjection(matrix: ClinicMatrix) {
  const { reviewId } = await withNotice(matrix);
  await matrix.world.do(receiveObjection, { reviewId, words: "I was ill.", on: null });
  const steps = await listSteps(matrix.store.reader, reviewId);
  return { reviewId, objectionId: steps.at(-1)?.id ?? "" };
}

async function versionOf(matrix: ClinicMatrix, reviewId: string): Promise<string> {
  return String((await getReview(matrix.store.reader, reviewId))?.version);
}

interface Stern {
  readonly program: Made;
  readonly track: Made;
  readonly session: SessionRow;
}

const sterns = new WeakMap<ClinicMatrix, Promise<Stern>>();
const owns = new WeakMap<ClinicMatrix, Promise<{ enrollmentId: string; reviewId: string }>>();

function once<Value>(known: WeakMap<ClinicMatrix, Promise<Value>>, matrix: ClinicMatrix, make: () => Promise<Value>) {
  const value = known.get(matrix) ?? make();
  known.set(matrix, value);
  return value;
}

const sternOf = (matrix: ClinicMatrix) =>
  once(sterns, matrix, async () => {
    const { world, here } = matrix;
    const program = await world.program("Stern IOP", { sites: [here], policy: STERN });
    const track = await world.track("Stern evening", { program, site: here });
    const plan = { from: "2026-02-27", site: here, program, track };
    const group = await world.series("Stern group", "FR 18:00-19:00", plan);
    return { program, track, session: await world.session(group, "2026-02-27") };
  });

/** Somebody who missed one day, for which a contract is to be agreed. */
async function withContractCase(matrix: ClinicMatrix, client?: Made): Promise<string> {
  const { program, track, session } = await sternOf(matrix);
  const { world, here } = matrix;
  const person = client ?? (await world.client("Contract Client", { site: here }));
  const plan = { from: "2026-02-23", weekdays: ["FR" as const], program, track, site: here };
  const enrollment = await world.enrolled(person, plan);
  await world.mark(person, session, "missed");
  return enrollment.id;
}

async function offered(matrix: ClinicMatrix): Promise<{ agreementId: string }> {
  const enrollmentId = await withContractCase(matrix);
  return matrix.world.do(offerContract, { enrollmentId, help: ["A ride on Fridays"], words: null });
}

/** The signed-in client's own review and contract case. */
const ownOf = (matrix: ClinicMatrix) =>
  once(owns, matrix, async () => {
    const enrollmentId = await withContractCase(matrix, matrix.client);
    const strict = await inTrouble(matrix, matrix.client);
    const { reviewId } = await openFor(matrix, strict.enrollmentId);
    const actor = matrix.staffActor("clinician", "here");
    await matrix.world.do(issueNotice, { reviewId, address: null, more: null }, { actor });
    return { enrollmentId, reviewId };
  });

async function ownOffer(matrix: ClinicMatrix): Promise<{ agreementId: string }> {
  const { enrollmentId } = await ownOf(matrix);
  const waiting = await findWaitingAgreement(matrix.store.reader, enrollmentId);
  const taken = { as: "withdrawn", note: null } as const;
  if (waiting !== null) await matrix.world.do(settleOffer, { agreementId: waiting.id, ...taken });
  return matrix.world.do(offerContract, { enrollmentId, help: [], words: null });
}

export const REVIEW_ROWS: readonly DoorRow<ClinicMatrix>[] = [
  row("contract.offer", PREPARERS, atHere, async (matrix) => ({
    enrollmentId: await withContractCase(matrix),
    help: "Rides on Fridays\nOne group online",
    words: "We want you here.",
  })),
  {
    door: "contract.sign",
    may: PREPARERS,
    cases: [
      {
        title: "with the name of the clinician",
        about: atHere,
        input: async (matrix) => ({ ...(await offered(matrix)), typedName: "Clinician Here" }),
      },
    ],
  },
  row("contract.paper", PREPARERS, atHere, async (matrix) => ({
    ...(await offered(matrix)),
    signedName: "Contract Client",
    signedOn: TODAY,
  })),
  row("contract.settle", PREPARERS, atHere, async (matrix) => ({ ...(await offered(matrix)), as: "declined" })),
  row("contract.own-sign", CLIENT, ofClient, async (matrix) => ({
    ...(await ownOffer(matrix)),
    typedName: "Ada Lund",
  })),
  row("contract.own-decline", CLIENT, ofClient, async (matrix) => ({ ...(await ownOffer(matrix)), note: "Not now" })),
  row("contract.page", PREPARERS, atHere, offered),

  row("review.open", PREPARERS, atHere, async (matrix) => ({
    enrollmentId: (await inTrouble(matrix)).enrollmentId,
    directorId: matrix.staffHere.director.id,
  })),
  row("review.invite", PREPARERS, atHere, async (matrix) => ({
    ...(await underReview(matrix)),
    meetOn: "2026-03-05",
    meetAt: "14:00",
  })),
  row("review.met", PREPARERS, atHere, async (matrix) => ({
    ...(await underReview(matrix)),
    on: TODAY,
    words: "The bus does not run.",
  })),
  row("review.note", PREPARERS, atHere, async (matrix) => ({ ...(await underReview(matrix)), note: "Called twice." })),
  row("review.refer", PREPARERS, atHere, async (matrix) => ({
    ...(await underReview(matrix)),
    isMade: "yes",
    note: "River House, 508-555-0190",
  })),
  row("review.issue", PREPARERS, atHere, underReview),
  row("review.deliver", PREPARERS, atHere, async (matrix) => ({
    ...(await withNotice(matrix)),
    how: "mail",
    on: TODAY,
  })),
  row("review.object", PREPARERS, atHere, async (matrix) => ({ ...(await withNotice(matrix)), words: "I was ill." })),
  row("review.answer", DIRECTORS, atHere, async (matrix) => ({
    ...(await withObjection(matrix)),
    answer: "We looked at it again.",
  })),
  row("review.decide", DIRECTORS, atHere, async (matrix) => {
    const { reviewId } = await underReview(matrix);
    return { reviewId, seenVersion: await versionOf(matrix, reviewId), outcome: "continue", reason, takesOver: "on" };
  }),
  row("review.sign-off", DIRECTORS, atHere, async (matrix) => {
    const { reviewId } = await underReview(matrix);
    const actor = matrix.staffActor("director", "here");
    const decision = {
      reviewId,
      seenVersion: 1,
      outcome: "continue" as const,
      reason,
      lastDay: null,
      takesOver: false,
    };
    await matrix.world.do(decideReview, decision, { actor });
    return { reviewId, seenVersion: await versionOf(matrix, reviewId), typedName: "director here" };
  }),
  row("review.list", PREPARERS, anywhere, () => ({ isOver: false })),
  row("review.page", PREPARERS, atHere, underReview),
  row("review.letter", PREPARERS, atHere, withNotice),
  row("review.case", STAFF, atHere, underReview),
  row("review.rules", SETTERS, ofClinic, () => ({ objectionDays: "12", mailDays: "3" })),
  row("review.rules-form", STAFF, anywhere, () => ({})),

  row("review.own", CLIENT, anywhere, () => ({})),
  row("review.own-confirm", CLIENT, ofClient, async (matrix) => ({ reviewId: (await ownOf(matrix)).reviewId })),
  row("review.own-object", CLIENT, ofClient, async (matrix) => ({
    reviewId: (await ownOf(matrix)).reviewId,
    words: "I was ill.",
  })),
];
