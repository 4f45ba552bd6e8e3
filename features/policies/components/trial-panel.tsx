import type { ReactNode } from "react";
import { Button } from "@/components/button";
import { Card } from "@/components/card";
import { TRIAL_DAYS } from "@/features/policies/input/trial-days";
import { formatDateRange } from "@/lib/time/format";
import { SentenceSelect } from "@/components/sentence";
import { TrialHeadline, TrialProgress, TrialResult } from "./trial-result";
import type { ShownTrial } from "./use-trial";

export interface TrialPanelProps extends Omit<ShownTrial, "errors"> {
  readonly errors: ShownTrial["errors"];
  readonly days: number;
  readonly draftWord: string;
  readonly onTry: () => void;
  readonly children: ReactNode;
}

/** The simulator: the draft restated as people, beside the version in force. */
export function TrialPanel(props: TrialPanelProps) {
  const { trial, isStale, percent, errors, problem, days, draftWord, onTry, children } = props;
  const wrong = Object.keys(errors).length;
  return (
    <Card as="aside" labelledBy="trial-h" className="pol-sim">
      <div className="pol-sim__h">
        <h2 className="label" id="trial-h">
          Try it on the last
        </h2>{" "}
        <span className="pol-sim__js">
          <SentenceSelect
            form="policy-draft"
            name="days"
            label="Try it on the last so many days"
            options={DAYS}
            defaultValue={String(days)}
            onChange={onTry}
          />
          {isStale && percent === null ? (
            <Button size="s" onClick={onTry}>
              Try again
            </Button>
          ) : null}
        </span>
        <form method="get" className="pol-sim__form">
          <SentenceSelect
            name="days"
            label="Days to try the saved draft on"
            options={DAYS}
            defaultValue={String(days)}
          />{" "}
          <Button type="submit" size="s">
            Try the saved draft
          </Button>
        </form>
        <div
          className={isStale && percent === null ? "is-stale" : undefined}
          aria-live="polite"
          aria-busy={percent !== null}
        >
          {trial === null ? (
            <p className="pol-sim__b">{percent === null ? "" : "Looking at the past days."}</p>
          ) : (
            <TrialHeadline trial={trial} />
          )}
          {trial === null ? null : (
            <p className="pol-sim__m">
              {formatDateRange(trial.from, trial.to)}, {count(trial.summary.people, "person", "people")},{" "}
              {count(trial.marks, "mark", "marks")}. Ran in {(trial.ms / 1000).toFixed(1)} s.
            </p>
          )}
        </div>
        {percent === null ? null : <TrialProgress percent={percent} />}
        {wrong > 0 ? (
          <p className="err">
            {wrong === 1 ? "1 part needs" : `${wrong} parts need`} another look before it can be tried.
          </p>
        ) : null}
        {problem === null ? null : <p className="err">{problem}</p>}
      </div>
      {trial === null ? null : (
        <div className={isStale ? "is-stale" : undefined}>
          <TrialResult trial={trial} draftWord={draftWord} />
        </div>
      )}
      {children}
    </Card>
  );
}

const DAYS = TRIAL_DAYS.map((value) => ({ value, label: `${value} days` }));

function count(number: number, one: string, many: string): string {
  return `${number.toLocaleString("en-US")} ${number === 1 ? one : many}`;
}
