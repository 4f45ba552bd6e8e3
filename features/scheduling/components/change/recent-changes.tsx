import { Card, CardHeader } from "@/components/card";
import { Tag } from "@/components/tag";
import type { FormAction } from "@/server/doors/action-state";
import { UNDO_MINUTES } from "@/lib/scheduling/change/undo-window";
import type { RecentChange } from "../../queries/recent-changes";
import { UndoForm } from "./undo-form";
import "./change.css";

export interface RecentChangesProps {
  title?: string;
  changes: readonly RecentChange[];
  canPlan: boolean;
  undo: FormAction<unknown>;
}

/** What was done, by whom and when, and for a while a way to take it back. */
export function RecentChanges({ title = "Recent changes", changes, canPlan, undo }: RecentChangesProps) {
  return (
    <Card labelledBy="recent-h" pad>
      <CardHeader id="recent-h" title={title} />
      <ul className="recent">
        {changes.map(({ id, summary, when, by, isUndone, canUndo }) => (
          <li key={id}>
            <div className="grow">
              <p className={isUndone ? "recent__off" : undefined}>{summary}</p>
              <small>
                {when}, {by}
              </small>
            </div>
            {isUndone ? <Tag>Taken back</Tag> : null}
            {canUndo && canPlan ? <UndoForm changeId={id} undo={undo} what={summary} /> : null}
          </li>
        ))}
      </ul>
      {changes.some(({ canUndo }) => canUndo) && canPlan ? (
        <p className="muted recent__n">A change can be taken back for {UNDO_MINUTES} minutes.</p>
      ) : null}
    </Card>
  );
}
