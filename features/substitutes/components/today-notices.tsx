import { Notice } from "@/components/notice";
import { PageLink } from "@/components/page-link";
import { formatDateRange } from "@/lib/time/format";
import type { Uncovered } from "../queries/asked";
import { nobodyYet, sessionsText } from "./said";
import "./cover.css";

/** What Today says of substitutes, and nothing when there is nothing to say. */
export function SubstituteNotices({ asked, uncovered }: { asked: number; uncovered: readonly Uncovered[] }) {
  const open = uncovered.reduce((sum, each) => sum + each.open, 0);
  const questioned = uncovered.reduce((sum, each) => sum + each.asked, 0);
  const one = uncovered.length === 1 ? uncovered[0] : undefined;
  if (asked === 0 && open === 0) return null;
  return (
    <div className="cov__notes">
      {asked === 0 ? null : (
        <Notice icon="people" title={`You are asked to step in at ${sessionsText(asked)}.`}>
          <PageLink className="link" href="/schedule/asked">
            See and answer
          </PageLink>
        </Notice>
      )}
      {open === 0 ? null : (
        <Notice tone="clash" title={<span className="cov__bad">{nobodyYet(open)}.</span>}>
          {uncovered.map(({ name, from, through }) => `${name} is away ${formatDateRange(from, through)}`).join(". ")}.
          {questioned === 0 ? " " : ` Colleagues are asked about ${questioned} of them. `}
          <PageLink className="link" href={one === undefined ? "/schedule/away" : `/schedule/away/${one.absenceId}`}>
            Find somebody
          </PageLink>
        </Notice>
      )}
    </div>
  );
}
