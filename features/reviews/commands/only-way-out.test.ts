/// <reference types="vite/client" />

import fc from "fast-check";
import { eq } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { enrollments } from "@/db/schema";
import { endEnrollment } from "@/features/enrollment/commands/end-enrollment";
import { writeSignedOffEnding } from "@/features/enrollment/commands/saving";
import { getEnrollment } from "@/features/enrollment/queries/enrollments";
import { getReview, listSteps } from "@/features/reviews/queries/reviews";
import { reviewStory, type ReviewStory } from "@/features/testing/review-story";
import { StoryRefused, world, type World } from "@/features/testing/world";
import type { Actor } from "@/lib/access/decide-access";
import { addDays } from "@/lib/time/local-date";
import { done } from "@/lib/result";
import { changed } from "@/server/doors/changed";
import { decideReview } from "./decide-review";
import { deliverNotice, issueNotice } from "./notice";
import { answerObjection, receiveObjection } from "./objection";
import { openReview } from "./open-review";
import { recordReferral } from "./prepare-review";
import { signOffReview } from "./sign-off-review";

/*
 * No path in the code ends somebody's place but a review that was signed off. Three things say so: where the code may
 * write it at all, what any order of commands by anybody comes to, and (features/doors.test.ts) what every door does for
 * everybody.
 */

const sources = import.meta.glob<string>(
  ["/{app,components,db,features,lib,scripts,server}/**/*.{ts,tsx}", "!/**/*.test.ts", "!/**/testing/**"],
  { eager: true, query: "?raw", import: "default" },
);

function filesWith(pattern: RegExp): string[] {
  return Object.entries(sources)
    .filter(([, text]) => pattern.test(text.replaceAll(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, "")))
    .map(([path]) => path.slice(1))
    .sort();
}

describe("the code", () => {
  test("was read", () => {
    expect(Object.keys(sources).length).toBeGreaterThan(500);
  });

  test("names “discharged” where it is a state, where a signature gives it out, and where that is written; nowhere else", () => {
    expect(filesWith(/["'`]discharged["'`]/)).toEqual([
      "db/schema/enrollments.ts",
      "features/enrollment/commands/saving.ts",
      "lib/enrollment/enrollment-status.ts",
      "lib/reviews/sign-off.ts",
    ]);
  });

  test("writes enrollments in two places: enrolling, and the one that every change goes through", () => {
    expect(filesWith(/\.(update|insert)\(enrollments\)/)).toEqual([
      "features/enrollment/commands/enroll-client.ts",
      "features/enrollment/commands/saving.ts",
    ]);
    expect(filesWith(/\bupdate\s+["`]?enrollments\b/i)).toEqual([]);
  });

  test("gives leave to end a place in one function, and takes it in one command", () => {
    expect(filesWith(/new SignedOffEnding\b/)).toEqual(["lib/reviews/sign-off.ts"]);
    expect(filesWith(/as (unknown as )?SignedOffEnding/)).toEqual([]);
    expect(filesWith(/\bwriteSignedOffEnding\(/)).toEqual([
      "features/enrollment/commands/end-enrollment.ts",
      "features/enrollment/commands/saving.ts",
    ]);
    expect(filesWith(/\bendBySignedOffReview\(/)).toEqual([
      "features/enrollment/commands/end-enrollment.ts",
      "features/reviews/commands/sign-off-review.ts",
    ]);
  });
});

type Move =
  | { readonly do: "open" | "issue" | "deliver" | "object" | "answer" | "refer" | "sign"; readonly by: number }
  | { readonly do: "decide"; readonly by: number; readonly outcome: "continue" | "transfer" | "discharge" }
  | { readonly do: "end"; readonly by: number; readonly status: "completed" | "transferred" | "left" }
  | { readonly do: "wait"; readonly days: number };

const by = fc.integer({ min: 0, max: 5 });
const move: fc.Arbitrary<Move> = fc.oneof(
  { weight: 7, arbitrary: fc.record({ do: fc.constantFrom("open", "issue", "deliver", "refer", "sign"), by }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constantFrom("object", "answer"), by }) },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constant("decide"),
      by,
      outcome: fc.constantFrom("discharge", "discharge", "transfer", "continue"),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ do: fc.constant("end"), by, status: fc.constantFrom("completed", "transferred", "left") }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constant("wait"), days: fc.integer({ min: 1, max: 14 }) }) },
) as fc.Arbitrary<Move>;

/** Tries a move; a refusal and a fault both leave everything as it was. */
async function tryMove(w: World, story: ReviewStory, reviewId: string | null, each: Move): Promise<string | null> {
  if (each.do === "wait") {
    w.now = new Date(w.now.getTime() + each.days * 86_400_000);
    return reviewId;
  }
  const people: Actor[] = [
    story.dana,
    story.ruth,
    story.marisol,
    story.own,
    { kind: "system", name: "operator" },
    { kind: "system", name: "job:standing.turn-of-day" },
  ];
  const actor = people[each.by]!;
  const run = async <Value>(work: Promise<Value>): Promise<Value | null> => {
    try {
      return await work;
    } catch (fault) {
      if (fault instanceof StoryRefused || fault instanceof Error) return null;
      throw fault;
    }
  };
  const { id: enrollmentId } = story.enrollment;
  if (each.do === "open") {
    const asked = { enrollmentId, directorId: story.dana.staffId, note: null };
    return (await run(w.do(openReview, asked, { actor })))?.reviewId ?? reviewId;
  }
  if (each.do === "end") {
    const said = { by: "call" as const, on: w.today, words: "I go." };
    const wish = { enrollmentId, endDate: w.today, status: each.status, reason: "Gone", said };
    await run(w.do(endEnrollment, wish, { actor }));
    return reviewId;
  }
  if (reviewId === null) return null;
  const seenVersion = (await getReview(w.reader, reviewId))?.version ?? 0;
  switch (each.do) {
    case "issue":
      await run(w.do(issueNotice, { reviewId, address: null, more: null }, { actor }));
      break;
    case "deliver":
      await run(w.do(deliverNotice, { reviewId, how: "hand", on: w.today }, { actor }));
      break;
    case "object":
      await run(w.do(receiveObjection, { reviewId, words: "No.", on: null }, { actor }));
      break;
    case "answer": {
      const steps = await listSteps(w.reader, reviewId);
      const objectionId = steps.findLast(({ kind }) => kind === "objection_received")?.id ?? "";
      await run(w.do(answerObjection, { reviewId, objectionId, answer: "We heard you." }, { actor }));
      break;
    }
    case "refer":
      await run(w.do(recordReferral, { reviewId, isMade: true, note: "River House" }, { actor }));
      break;
    case "decide": {
      const { outcome } = each;
      const lastDay = outcome === "continue" ? null : addDays(w.today, 2);
      const decision = { reviewId, seenVersion, outcome, reason: "Decided.", lastDay, takesOver: true };
      await run(w.do(decideReview, decision, { actor }));
      break;
    }
    case "sign": {
      const typedName = actor.kind === "staff" ? actor.name : "Dana Okonkwo";
      await run(w.do(signOffReview, { reviewId, seenVersion, typedName }, { actor }));
      break;
    }
  }
  return reviewId;
}

/** What must be on record, in this order, when a place was ended. Read from the steps alone, as an auditor would. */
async function wasHeard(w: World, reviewId: string): Promise<boolean> {
  const review = await getReview(w.reader, reviewId);
  const steps = await listSteps(w.reader, reviewId);
  const at = (kind: string) => steps.findLastIndex((step) => step.kind === kind);
  const [issued, delivered, decided, signed] = [
    at("notice_issued"),
    at("notice_delivered"),
    at("decided"),
    at("signed_off"),
  ] as const;
  const objections = steps.filter(({ kind }) => kind === "objection_received");
  const answers = new Set(
    steps.filter(({ kind }) => kind === "objection_answered").map(({ facts }) => facts.objectionId),
  );
  const through = review?.objectionThrough ?? null;
  return (
    review?.state === "signed_off" &&
    review.outcome === "discharge" &&
    review.decidedById !== null &&
    review.signedOffById !== null &&
    issued >= 0 &&
    issued < delivered &&
    delivered < decided &&
    decided < signed &&
    through !== null &&
    through >= addDays(steps[delivered]!.on, 10) &&
    steps[decided]!.on > through &&
    objections.every(({ id }) => answers.has(id)) &&
    at("referral") >= 0
  );
}

async function play(moves: readonly Move[]): Promise<boolean> {
  const w = await world({ now: "2026-03-02T10:00" });
  try {
    const story = await reviewStory(w, ["2026-03-02", "2026-03-04"]);
    w.at("2026-03-05T09:00");
    let reviewId: string | null = null;
    for (const each of moves) reviewId = await tryMove(w, story, reviewId, each);
    const [row] = await w.reader.select().from(enrollments).where(eq(enrollments.id, story.enrollment.id));
    if (row?.status !== "discharged") return false;
    expect(row.endReviewId).not.toBeNull();
    expect(await wasHeard(w, row.endReviewId ?? "")).toBe(true);
    return true;
  } finally {
    await w.store.close();
  }
}

const WHOLE: readonly Move[] = [
  { do: "open", by: 2 },
  { do: "issue", by: 2 },
  { do: "deliver", by: 2 },
  { do: "object", by: 3 },
  { do: "wait", days: 11 },
  { do: "answer", by: 0 },
  { do: "refer", by: 2 },
  { do: "decide", by: 0, outcome: "discharge" },
  { do: "sign", by: 0 },
];

describe("whatever is tried, in whatever order, by whomever", () => {
  test("the whole way ends a place; leaving out any step of it does not", async () => {
    expect(await play(WHOLE)).toBe(true);
    // Without the objection nothing is left to answer, so that one step may be missing, and its answer with it.
    for (const [index, step] of WHOLE.entries()) {
      if (step.do === "object") continue;
      expect(await play(WHOLE.filter((_, at) => at !== index)), step.do).toBe(false);
    }
  }, 120_000);

  test("a job and a command line never decide or sign", async () => {
    for (const nobody of [4, 5]) {
      for (const what of ["decide", "sign"]) {
        const moves = WHOLE.map((each) => (each.do === what ? { ...each, by: nobody } : each));
        expect(await play(moves), `${what} by ${nobody}`).toBe(false);
      }
    }
  }, 120_000);

  test("nobody is discharged who was not told, given the time, answered, decided and signed about", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(move, { maxLength: 8 }),
        fc.nat({ max: WHOLE.length }),
        fc.boolean(),
        async (moves, from, isAfter) => {
          // Half of what is tried is mixed into the whole way, or nothing would ever come near its end.
          await play(isAfter ? [...WHOLE.slice(0, from), ...moves] : [...moves, ...WHOLE.slice(from)]);
        },
      ),
      { numRuns: 30 },
    );
  }, 120_000);

  test("something that only looks like a signed-off ending is refused by what writes it", async () => {
    const w = await world({ now: "2026-03-02T10:00" });
    const story = await reviewStory(w, ["2026-03-02", "2026-03-04"]);
    const row = (await getEnrollment(w.reader, story.enrollment.id))!;
    const forged = { reviewId: "x", status: "discharged", endDate: w.today, reason: "R", signedOffById: "y" };
    await expect(
      w.do(async (tx, call) => {
        // @ts-expect-error: it is no SignedOffEnding, and does not compile as one.
        const events = await writeSignedOffEnding(tx, call, row, forged, row.startDate);
        return done(changed(null, ...events));
      }, null),
    ).rejects.toThrow("Only a signed-off review");
    expect((await getEnrollment(w.reader, row.id))?.status).toBe("active");
    await w.store.close();
  });
});
