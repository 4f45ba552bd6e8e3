"use client";

import { Icon } from "@/components/icon";
import type { MarkHistoryView } from "../queries/mark-history";
import { MARK_LOOKS } from "./mark-look";
import "./mark-history.css";

const DECISIONS = { waits: "Nobody decided yet if it is excused.", excused: "Excused.", not_excused: "Not excused." };

/** Every version of one mark: what, who, when, from where and why; and under them what the client said. */
export function MarkHistory({ history }: { history: MarkHistoryView }) {
  const { versions, told } = history;
  if (versions.length === 0 && told === null) return <p className="hist__none">Nothing was recorded yet.</p>;
  return (
    <div className="hist">
      {versions.length === 0 ? null : (
        <ol aria-label="History of this mark, the first first">
          {versions.map((each) => {
            const look = MARK_LOOKS[each.name ?? "unrecorded"];
            return (
              <li key={each.version}>
                <span className={`mark ${look.className}`}>
                  <Icon name={look.icon} size="s" />
                  {each.name === null ? "Back to not recorded" : look.word}
                  {each.detail === null ? "" : `, ${each.detail}`}
                  {each.reason === null ? "" : ` (${each.reason})`}
                </span>
                <small>
                  {each.by ?? "Evenkeel"}, {each.at}
                  {each.takenAt === null ? "" : `, set at ${each.takenAt}`}, {each.device}
                </small>
                {each.why === null ? null : <small>Why: {each.why}</small>}
              </li>
            );
          })}
        </ol>
      )}
      {told === null ? null : (
        <p className="hist__told">
          <Icon name={told.icon} size="s" /> {told.told}
          {told.reason === null ? "" : ` (${told.reason})`}. {told.decision === null ? "" : DECISIONS[told.decision]}
          {told.words === null ? null : <q>{told.words}</q>}
        </p>
      )}
    </div>
  );
}
