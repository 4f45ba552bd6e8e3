import type { SignedContract } from "@/lib/standing/contract";
import type { RuleLevel } from "@/lib/standing/types";

/** A contract or review case that the facts yield. Days are day numbers. */
export interface FoundCase {
  readonly rule: string;
  readonly level: RuleLevel;
  readonly openedOn: number;
  readonly closedOn: number | null;
}

/** The rule that a failed contract opens its case under, and that a close names to close it. */
export const CONTRACT = "contract";

/**
 * What walking the days has found so far: the cases, which rules held when, and the contract. It can be copied, so that
 * the forecast goes on from any day without walking again.
 */
export class CaseBook {
  contract: SignedContract | null = null;
  private readonly past: FoundCase[] = [];
  private readonly open = new Map<string, FoundCase>();
  private readonly closedOn = new Map<string, number>();
  private readonly heldOn = new Map<string, number>();

  copy(): CaseBook {
    const copy = new CaseBook();
    copy.contract = this.contract === null ? null : { ...this.contract };
    copy.past.push(...this.past);
    for (const [rule, found] of this.open) copy.open.set(rule, found);
    for (const [rule, day] of this.closedOn) copy.closedOn.set(rule, day);
    for (const [rule, day] of this.heldOn) copy.heldOn.set(rule, day);
    return copy;
  }

  cases(): FoundCase[] {
    return [...this.past, ...this.open.values()];
  }

  openCases(): Iterable<FoundCase> {
    return this.open.values();
  }

  isOpen(rule: string): boolean {
    return this.open.has(rule);
  }

  openCase(rule: string, level: RuleLevel, day: number): void {
    this.open.set(rule, { rule, level, openedOn: day, closedOn: null });
  }

  /** Closes the open case of the rule, if there is one. */
  close(rule: string, day: number): void {
    const found = this.open.get(rule);
    if (found === undefined) return;
    this.open.delete(rule);
    this.past.push({ ...found, closedOn: day });
    this.closedOn.set(rule, day);
  }

  /** A decided contract closes every open contract case, and counts as a close of every contract rule. */
  closeContractCases(contractRules: Iterable<string>, day: number): void {
    for (const { rule, level } of [...this.open.values()]) if (level === "contract") this.close(rule, day);
    for (const rule of contractRules) this.closedOn.set(rule, day);
  }

  /** The day of the rule's last close; null when it was never closed. */
  lastClose(rule: string): number | null {
    return this.closedOn.get(rule) ?? null;
  }

  /** Notes that the rule holds on the day, and says whether it did not the day before. */
  noteHolding(rule: string, day: number): boolean {
    const isNew = this.heldOn.get(rule) !== day - 1;
    this.heldOn.set(rule, day);
    return isNew;
  }
}
