import { PersonName } from "@/components/discreet";
import { PageLink } from "@/components/page-link";
import { StandingPill } from "@/features/standing/components/standing-pill";
import { formatDate, formatInstant } from "@/lib/time/format";
import type { SettledRow } from "../queries/settled";
import { WorkSection } from "./work-section";
import "./work-list.css";

/** What came off the list in the last two weeks, and how: by a person, by a correction, or because somebody left. */
export function SettledList({ rows }: { rows: readonly SettledRow[] }) {
  return (
    <WorkSection title="Done in the last 14 days" count={rows.length} empty="Nothing was closed in the last 14 days.">
      {rows.map((row) => (
        <li className="al" key={row.key} data-work-row>
          <div className="al__r al__done">
            <StandingPill level={row.level} />
            <div className="al__n">
              <PageLink href={`/clients/${row.clientId}`} data-row-name>
                <b>
                  <PersonName name={row.name} />
                </b>
              </PageLink>
              <small>
                {row.isAboutHours ? `Week of ${formatDate(row.on, row.today)}` : formatDate(row.on, row.today)}
              </small>
            </div>
            <div className="al__w">
              <p>{howWords(row)}</p>
            </div>
            <span className="al__due">{formatInstant(row.at, row.zone, row.today)}</span>
          </div>
        </li>
      ))}
    </WorkSection>
  );
}

function howWords({ how, by }: SettledRow): string {
  switch (how) {
    case "closed":
      return by === null ? "Closed with its case" : `Closed by ${by}`;
    case "corrected":
      return "Withdrawn: its cause was corrected";
    case "left":
      return "Withdrawn: left the program";
  }
}
