import { refuse, type Refused } from "@/lib/result";
import type { ClashNotice } from "@/lib/scheduling/clash-notices";
import type { LocalDate } from "@/lib/time/local-date";

/** What a client's plan would stand in the way of, under the clinic's rules. */
export interface PlanClashes {
  readonly warned: readonly ClashNotice[];
  readonly refused: readonly ClashNotice[];
  /** How many single clashes the warnings are made of. */
  readonly overruled: number;
  /** The first coming session that has no place left, where the clinic takes nobody into a full one. */
  readonly fullOn: LocalDate | null;
}

export type ClashRefusal =
  | { readonly reason: "clashes_refused"; readonly notices: readonly ClashNotice[] }
  /** Nothing that could not be overruled: somebody has to have seen it first. `seen` is to be sent back then. */
  | { readonly reason: "clashes_to_see"; readonly notices: readonly ClashNotice[]; readonly seen: string };

/**
 * Whether a plan may be saved with these clashes. What the clinic does not allow never may; what it warns of may once
 * the person has seen just these. `seen` undefined: nobody is there to be asked.
 */
export function refusalOfClashes(clashes: PlanClashes, seen?: string): Refused<ClashRefusal> | null {
  if (clashes.refused.length > 0) return refuse({ reason: "clashes_refused", notices: clashes.refused });
  const now = seenText(clashes.warned);
  if (seen === undefined || clashes.warned.length === 0 || seen === now) return null;
  return refuse({ reason: "clashes_to_see", notices: clashes.warned, seen: now });
}

/** Notices as one short word: another word when anything in them is different. */
export function seenText(notices: readonly ClashNotice[]): string {
  let hash = 0x811c9dc5;
  for (const { id, dates } of notices)
    for (const character of `${id} ${dates.join()};`) hash = Math.imul(hash ^ character.charCodeAt(0), 0x01000193);
  return `${notices.length}-${(hash >>> 0).toString(36)}`;
}
