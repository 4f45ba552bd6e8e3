import { ClockReader, WeekReader } from "@/lib/standing/calendar-readers";
import { ContractReader, type SignedContract } from "@/lib/standing/contract";
import { ContactDays } from "@/lib/standing/contact-days";
import type { Terms } from "@/lib/standing/policy-in-force";
import type { RuleReader } from "@/lib/standing/rule-reader";
import { SessionReader } from "@/lib/standing/session-reader";
import type { Rule, SessionRule } from "@/lib/standing/types";
import { UnitHistory } from "@/lib/standing/unit-history";
import type { View } from "@/lib/standing/view";

/** The rules as they read in one view. What two rules share, such as the units of all kinds, is worked out once. */
export class Readings {
  private readonly readers = new Map<Terms, Map<Rule, RuleReader>>();
  private readonly histories = new Map<string, UnitHistory>();
  private readonly contracts = new Map<number, ContractReader>();
  private contact: ContactDays | undefined;

  /**
   * `attended` are the readings of the forecast with nothing missed: a forecast that misses a few sessions borrows from
   * them whatever those sessions do not touch.
   */
  constructor(
    readonly view: View,
    private readonly attended: Readings | null = null,
  ) {}

  /** The reader of a rule of that version. */
  of(terms: Terms, rule: Rule): RuleReader {
    let readers = this.readers.get(terms);
    if (readers === undefined) this.readers.set(terms, (readers = new Map()));
    let reader = readers.get(rule);
    if (reader === undefined) readers.set(rule, (reader = this.make(terms, rule)));
    return reader;
  }

  /** The reader of a contract; one is signed on a day at most. */
  ofContract(contract: SignedContract): ContractReader {
    let reader = this.contracts.get(contract.signedOn);
    if (reader === undefined) this.contracts.set(contract.signedOn, (reader = new ContractReader(contract, this.view)));
    return reader;
  }

  private make(terms: Terms, rule: Rule): RuleReader {
    if (this.attended !== null) return this.attended.of(terms, rule).butMissing(this.view);
    switch (rule.measure) {
      case "weekMinutes":
      case "weekDays":
        return new WeekReader(this.view, terms.weekStarts, rule.measure);
      case "daysSinceAttended":
      case "daysSinceContact":
        return new ClockReader(rule, this.contactDays(), this.view.world.start);
      default:
        return new SessionReader(this.view.world, terms, rule, this.historyOf(terms, rule), () => this.contactDays());
    }
  }

  private contactDays(): ContactDays {
    return (this.contact ??= ContactDays.of(this.view));
  }

  private historyOf(terms: Terms, rule: SessionRule): UnitHistory {
    const recipe = {
      kinds: rule.kinds ?? null,
      excused: rule.excused ?? "skips",
      latesOnly: rule.measure === "lates",
      weights: terms.weights,
      countBy: terms.countBy,
      from: terms.reach,
    };
    const key = JSON.stringify([terms.version.version, recipe.kinds, recipe.excused, recipe.latesOnly]);
    let history = this.histories.get(key);
    if (history === undefined) {
      history = new UnitHistory(this.view, recipe, terms.makeUpErasesWithin);
      this.histories.set(key, history);
    }
    return history;
  }
}
