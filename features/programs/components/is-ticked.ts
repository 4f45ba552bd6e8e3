import { typedOf, type ActionState } from "@/server/doors/action-state";

/** A box as it was ticked in the last try: an unticked one is not sent at all. */
export function isTicked(state: ActionState<unknown>, field: string, otherwise: boolean): boolean {
  return "typed" in state ? typedOf(state)[field] !== undefined : otherwise;
}
