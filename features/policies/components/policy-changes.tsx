import { Card, CardHeader } from "@/components/card";
import { Tag } from "@/components/tag";
import { StandingPill } from "@/features/standing/components/standing-pill";
import type { PolicyComparison, RuleChange } from "@/lib/policy/compare-policies";
import "./policy-editor.css";

const CHANGE_WORDS = { same: "Same", changed: "Changed", added: "Added", removed: "Removed" };

/** What differs between two policies, sentence by sentence: rules first, then the numbers. */
export function PolicyChanges({
  comparison: { rules, lines, isReordered },
}: {
  readonly comparison: PolicyComparison;
}) {
  const changed = rules.filter(({ change }) => change !== "same").length;
  return (
    <>
      <Card labelledBy="rules-h">
        <CardHeader
          id="rules-h"
          title="Rules"
          count={changed === 0 ? "None changes" : `${changed} of ${rules.length} change`}
        />
        <ol className="pol-diff">
          {rules.map((rule) => (
            <li key={`${rule.change}-${rule.id}`}>
              <StandingPill level={rule.level} />
              <Tag tone={rule.change === "same" ? "line" : rule.change === "removed" ? "warning" : "keel"}>
                {CHANGE_WORDS[rule.change]}
              </Tag>
              <Sentences rule={rule} />
            </li>
          ))}
        </ol>
        {isReordered ? (
          <p className="pol-left">The order changes, too. That changes nobody’s standing: the highest wins.</p>
        ) : null}
      </Card>
      <Card labelledBy="numbers-h">
        <CardHeader id="numbers-h" title="What counts" count={lines.length === 0 ? "Nothing changes" : undefined} />
        <ul className="pol-diff">
          {lines.map(({ topic, was, is }) => (
            <li key={topic}>
              <Tag tone="keel">Changed</Tag>
              <div>
                <p>
                  Was: <del>{was}</del>
                </p>
                <p>
                  Is: <ins>{is}</ins>
                </p>
              </div>
            </li>
          ))}
        </ul>
      </Card>
    </>
  );
}

function Sentences({ rule: { change, was, is } }: { readonly rule: RuleChange }) {
  if (change === "same") return <p className="soft">{is}</p>;
  if (change === "added") return <ins>{is}</ins>;
  if (change === "removed") return <del>{was}</del>;
  return (
    <div>
      <p>
        Was: <del>{was}</del>
      </p>
      <p>
        Is: <ins>{is}</ins>
      </p>
    </div>
  );
}
