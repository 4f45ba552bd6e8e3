import { StandingPill } from "@/features/standing/components/standing-pill";
import { policySentences } from "@/lib/policy/policy-sentences";
import { describeRule } from "@/lib/standing/sentences";
import type { PolicyBody } from "@/lib/standing/types";
import "@/features/programs/components/setup.css";

/** A policy read back: its rules, and what its numbers mean. */
export function PolicyView({ body }: { body: PolicyBody }) {
  return (
    <>
      <ol className="policy-rules">
        {body.rules.map((rule) => (
          <li key={rule.id}>
            <StandingPill level={rule.level} />
            <span>{describeRule(rule, body.countBy ?? "day")}</span>
          </li>
        ))}
      </ol>
      <ul className="policy-points">
        {policySentences(body).map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
    </>
  );
}
