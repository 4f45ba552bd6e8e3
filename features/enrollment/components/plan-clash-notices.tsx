import { Notice } from "@/components/notice";
import type { ClashRefusal } from "@/lib/enrollment/plan-clashes";
import type { ActionState } from "@/server/doors/action-state";

/**
 * What the plan is in the way of, when the last try to save it was stopped for that. It carries along what was seen, so
 * that saving again is going on knowingly; with anything new in the way it stops once more.
 */
export function PlanClashNotices({ state }: { state: ActionState<unknown> }) {
  const refusal = clashesOf(state);
  if (refusal === null) return null;
  return (
    <>
      {refusal.reason === "clashes_to_see" ? <input type="hidden" name="seenClashes" value={refusal.seen} /> : null}
      {refusal.notices.map(({ id, title, detail }) => (
        <Notice key={id} tone="clash" title={title}>
          <p>{detail}</p>
        </Notice>
      ))}
    </>
  );
}

function clashesOf(state: ActionState<unknown>): ClashRefusal | null {
  if (state.status !== "refused" || typeof state.refusal !== "object" || state.refusal === null) return null;
  const { reason } = state.refusal as { reason?: unknown };
  return reason === "clashes_to_see" || reason === "clashes_refused" ? (state.refusal as ClashRefusal) : null;
}
