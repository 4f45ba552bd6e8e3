import { finishRoster, type FinishRefusal } from "@/features/attendance/commands/finish-roster";
import { finishLaterInput } from "@/features/attendance/input";
import { findRosterAccess } from "@/features/attendance/queries/roster-access";
import { explainFinishRefusal } from "@/features/attendance/refusals/explain-finish";
import {
  explainOtherSignIn,
  isOfOtherSignIn,
  OTHER_SIGN_IN,
  type OtherSignIn,
} from "@/features/offline-roster/refusals";
import { refuse } from "@/lib/result";
import { defineRoute } from "@/server/doors/route";

/** The same as the roster's button, for a roster that was finished without a connection: it is sent after its marks. */
export const POST = defineRoute({
  name: "attendance.finish-later",
  method: "POST",
  input: finishLaterInput,
  permission: "attendance:mark",
  subject: (reader, { sessionId }) => findRosterAccess(reader, sessionId),
  command: async (tx, call, input) =>
    isOfOtherSignIn(call.actor, input.signInId)
      ? refuse<FinishRefusal | OtherSignIn>(OTHER_SIGN_IN)
      : finishRoster(tx, call, input),
  explain: (refusal) =>
    refusal.why === "other_sign_in"
      ? { detail: explainOtherSignIn(), why: refusal.why }
      : explainFinishRefusal(refusal),
  respond: () => new Response(null, { status: 204 }),
});
