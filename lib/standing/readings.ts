import { ClockReader, WeekReader } from "@/lib/standing/calendar-readers";
import { ContractReader, type SignedContract } from "@/lib/standing/contract";
import { ContactDays } from "@/lib/standing/contact-days";
import type { Terms } from "@/lib/standing/policy-in-force";
import type { ReadRule, RuleReader } from "@/lib/standing/rule-reader";
import { SessionReader } from "@/lib/standing/session-reader";
import type { Rule, SessionRule } from "@/lib/standing/types";
import { UnitHistory } from "@/lib/standing/unit-history";
import type { View } from "@/lib/standing/view";

/** What has been made ready of one policy version. */
interface TermsReadings {
  readonly readers: Map<Rule, RuleReader>;
  caseRules?: readonly ReadRule[];
  passingRules?: readonly ReadRule[];
}

/** The rules as they read in one view. What two rules share, such as the units of all kinds, is worked out once. */
export class Readings {
  private readonly byTerms = new Map<Terms, TermsReadings>();
  private histories: Map<string, UnitHistory> | undefined;
  private contracts: Map<number, ContractReader> | undefined;
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
    const { readers } = this.under(terms);
    let reader = readers.get(rule);
    if (reader === undefined) readers.set(rule, (reader = this.make(terms, rule)));
    return reader;
  }

  /** The rules of a version that open cases and may hold on some day, each with its reader. */
  caseRulesOf(terms: Terms): readonly ReadRule[] {
    return (this.under(terms).caseRules ??= this.mayHold(terms, terms.caseRules));
  }

  /** Those that come and go with the facts. */
  passingRulesOf(terms: Terms): readonly ReadRule[] {
    return (this.under(terms).passingRules ??= this.mayHold(terms, terms.passingRules));
  }

  /** The reader of a contract; one is signed on a day at most. */
  ofContract(contract: SignedContract): ContractReader {
    this.contracts ??= new Map();
    let reader = this.contracts.get(contract.signedOn);
    if (reader === undefined) this.contracts.set(contract.signedOn, (reader = new ContractReader(contract, this.view)));
    return reader;
  }

  private under(terms: Terms): TermsReadings {
    let readings = this.byTerms.get(terms);
    if (readings === undefined) this.byTerms.set(terms, (readings = { readers: new Map() }));
    return readings;
  }

  private mayHold(terms: Terms, rules: readonly Rule[]): ReadRule[] {
    return rules.map((rule) => ({ rule, reader: this.of(terms, rule) })).filter(({ reader }) => reader.mayHold);
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
    this.histories ??= new Map();
    const key = JSON.stringify([terms.version.version, recipe.kinds, recipe.excused, recipe.latesOnly]);
    let history = this.histories.get(key);
    if (history === undefined) {
      history = new UnitHistory(this.view, recipe, terms.makeUpErasesWithin);
      this.histories.set(key, history);
    }
    return history;
  }
}
