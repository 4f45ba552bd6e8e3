import type { Terms } from "@/lib/standing/policy-in-force";
import type { ContractTerms } from "@/lib/standing/types";
import { UnitHistory } from "@/lib/standing/unit-history";
import type { Unit } from "@/lib/standing/units";
import type { View } from "@/lib/standing/view";

/** A contract that a person signed for, and how far it has come. */
export interface SignedContract {
  readonly signedOn: number;
  readonly attend: number;
  readonly of: number;
  readonly terms: Terms;
  state: "running" | "passed" | "failed";
  decidedOn: number | null;
}

export interface ContractCounts {
  readonly attended: number;
  readonly missed: number;
  readonly undecided: number;
}

/** A signature on that day, on the terms of the version in force. Null without terms: nothing starts. */
export function contractSigned(terms: Terms, day: number): SignedContract | null {
  const contract = terms.version.contract ?? null;
  if (contract === null) return null;
  return { signedOn: day, attend: contract.attend, of: contract.of, terms, state: "running", decidedOn: null };
}

/**
 * Counts the units of a contract: those of all kinds dated after the signature. A unit is undecided when it depends on
 * how an unmarked session turns out; it keeps its place and decides nothing.
 */
export class ContractReader {
  private readonly atBest: UnitHistory;
  private readonly atWorst: UnitHistory;

  constructor(
    private readonly contract: SignedContract,
    view: View,
  ) {
    const { terms, signedOn } = contract;
    const recipe = {
      kinds: null,
      excused: (terms.version.contract as ContractTerms).excused ?? "skips",
      latesOnly: false,
      weights: terms.weights,
      countBy: terms.countBy,
      from: signedOn + 1,
    };
    this.atBest = new UnitHistory({ ...view, unmarked: "present" }, recipe, terms.makeUpErasesWithin);
    this.atWorst = view.world.hasUnmarked
      ? new UnitHistory({ ...view, unmarked: "unexcused" }, recipe, terms.makeUpErasesWithin)
      : this.atBest;
  }

  countsOn(day: number): ContractCounts {
    const table = this.atBest.on(day);
    const worst = this.atWorst.on(day);
    const places = Math.min(this.contract.of, table.through(day));
    const counts = { attended: 0, missed: 0, undecided: 0 };
    let at = 0;
    for (let i = 0; i < places; i++) {
      const unit = table.units[i]!;
      while (at < worst.units.length && worst.units[at]!.first < unit.first) at++;
      counts[verdictOf(unit, worst.units[at])]++;
    }
    return counts;
  }
}

function verdictOf(unit: Unit, worst: Unit | undefined): "attended" | "missed" | "undecided" {
  const verdict = unit.value === 1 ? "missed" : "attended";
  const isSame = worst !== undefined && worst.first === unit.first && (worst.value === 1) === (unit.value === 1);
  return isSame ? verdict : "undecided";
}
