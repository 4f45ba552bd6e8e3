import { ButtonLink } from "@/components/button";
import { Card, CardHeader } from "@/components/card";
import type { IconName } from "@/components/icon-names";
import type { SessionView } from "../queries/session";
import { changeHref } from "./change/change-address";

interface Step {
  readonly href: string;
  readonly icon: IconName;
  readonly label: string;
  readonly isDanger?: boolean;
}

/** What planners can do with one session, and why they cannot when they cannot. */
export function SessionPlan({ session }: { session: SessionView }) {
  const { seriesId, marked } = session;
  const back = `/schedule/sessions/${session.id}`;
  return (
    <Card pad>
      <CardHeader title="Plan" />
      {marked > 0 ? (
        <p className="muted plan-why">
          Attendance was taken for {marked === 1 ? "1 person" : `${marked} people`}, so this session took place. It
          can’t be moved, changed or canceled.
        </p>
      ) : null}
      <ul className="plan-steps">
        {stepsOf(session, back).map(({ href, icon, label, isDanger }) => (
          <li key={label}>
            <ButtonLink href={href} icon={icon} variant={isDanger ? "danger" : "default"} size="s">
              {label}
            </ButtonLink>
          </li>
        ))}
        <li>
          <ButtonLink href={`/schedule/series/${seriesId}`} icon="repeat" size="s">
            Open series
          </ButtonLink>
        </li>
      </ul>
    </Card>
  );
}

function stepsOf(session: SessionView, back: string): Step[] {
  const { id, seriesId, status, marked, isHeldAnyway, isSingle } = session;
  const to = (say: Parameters<typeof changeHref>[1]) => changeHref(seriesId, { session: id, back, ...say });
  const free = marked === 0;
  const steps: (Step | null)[] = [
    free && status === "cancelled"
      ? { href: to({ what: "restore" }), icon: "undo", label: "Restore this session…" }
      : null,
    free && status === "closed" ? { href: to({ what: "hold" }), icon: "video", label: "Hold it anyway…" } : null,
    free && status === "scheduled" && isHeldAnyway
      ? { href: to({ what: "unhold" }), icon: "lock", label: "Close it again…" }
      : null,
    isSingle
      ? { href: to({ as: "series" }), icon: "repeat", label: "Make it a series…" }
      : { href: to({ scope: "following" }), icon: "calendar", label: "Change this and following…" },
    { href: to({ what: "add" }), icon: "plus", label: "Add an extra session…" },
    free && status !== "cancelled"
      ? { href: to({ what: "cancel" }), icon: "x", label: "Cancel this session…", isDanger: true }
      : null,
  ];
  return steps.filter((step) => step !== null);
}
