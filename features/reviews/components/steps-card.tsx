import { Card, CardHeader } from "@/components/card";
import { Icon } from "@/components/icon";
import { OUTCOME_WORDS } from "@/features/reviews/components/review-words";
import type { Evidence } from "@/features/reviews/queries/evidence";
import type { ReviewStep } from "@/features/reviews/queries/reviews";
import type { ChecklistLine } from "@/lib/reviews/checklist";
import { OUTCOMES } from "@/lib/reviews/review";
import { formatDate, formatInstant, formatTime } from "@/lib/time/format";
import { parseLocalDate, type LocalDate } from "@/lib/time/local-date";
import { parseLocalTime } from "@/lib/time/local-time";

const STATE_WORDS: Record<ChecklistLine["state"], string> = { done: "Done", waits: "Waits", open: "Not yet" };

/** What the rule asks before anybody's place may end, line by line. */
export function ChecklistCard({ lines }: { lines: readonly ChecklistLine[] }) {
  return (
    <Card pad labelledBy="check-h">
      <CardHeader id="check-h" title="What the rule asks" />
      <ul className="rv-check">
        {lines.map((line) => (
          <li key={line.key} className={`is-${line.state}`}>
            <Icon
              name={line.state === "done" ? "check" : line.state === "waits" ? "s-review" : "minus"}
              label={STATE_WORDS[line.state]}
            />
            <div>
              <b>{line.title}</b>
              <small>{line.detail}</small>
            </div>
          </li>
        ))}
      </ul>
      <p className="muted">
        Nobody’s place ends without the notice, the time to object, the answers and both steps by name.
      </p>
    </Card>
  );
}

/** How it came to be where it is: every step, dated, by name; the newest first. */
export function StepsCard({ evidence }: { evidence: Evidence }) {
  const { work, accounts } = evidence;
  return (
    <Card pad labelledBy="steps-h">
      <CardHeader id="steps-h" title="Steps" count={work.steps.length} />
      <ol className="rv-steps" reversed>
        {work.steps.toReversed().map((step) => (
          <li key={step.id}>
            <b>{stepTitle(step, work.today)}</b>
            {step.note === "" ? null : <p>{step.note}</p>}
            <small>
              {[formatInstant(step.at, work.zone, work.today), accounts.get(step.recordedBy) ?? byWords(step)].join(
                ", ",
              )}
            </small>
          </li>
        ))}
      </ol>
    </Card>
  );
}

function byWords({ recordedBy, facts }: ReviewStep): string {
  if (facts.from === "client" || facts.how === "portal") return "the client";
  return recordedBy.startsWith("job:") || recordedBy === "operator" ? "by itself" : "";
}

function stepTitle({ kind, on, facts }: ReviewStep, today: LocalDate): string {
  switch (kind) {
    case "opened":
      return "Opened";
    case "note":
      if (facts.about === "meeting") return `Invited to a talk on ${meeting(facts, today)}`;
      return facts.about === "director" ? "Taken over" : facts.about === "case" ? "Goes on about another case" : "Note";
    case "met":
      return `Talked on ${formatDate(on, today)}`;
    case "notice_issued":
      return "Notice issued";
    case "notice_delivered": {
      const how = facts.how === "mail" ? "posted" : facts.how === "portal" ? "opened on their page" : "handed over";
      const through = day(facts.objectionThrough);
      return `Notice ${how} on ${formatDate(on, today)}${through === null ? "" : `. To object: through ${formatDate(through, today)}`}`;
    }
    case "objection_received":
      return `Objection, ${formatDate(on, today)}`;
    case "objection_answered":
      return "Objection answered";
    case "referral":
      return facts.isMade === true ? "Referral" : "No referral, and why";
    case "decided": {
      const outcome = OUTCOMES.find((each) => each === facts.outcome);
      return `Decided: ${outcome === undefined ? "" : OUTCOME_WORDS[outcome]}`;
    }
    case "signed_off":
      return "Signed off";
    case "withdrawn":
      return "Withdrawn";
  }
}

function meeting(facts: ReviewStep["facts"], today: LocalDate): string {
  const on = day(facts.meetOn);
  const at = typeof facts.meetAt === "string" ? parseLocalTime(facts.meetAt) : null;
  return `${on === null ? "" : formatDate(on, today)}${at === null ? "" : `, ${formatTime(at)}`}`;
}

function day(value: unknown): LocalDate | null {
  return typeof value === "string" ? parseLocalDate(value) : null;
}
