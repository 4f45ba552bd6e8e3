import { AboutLink } from "@/components/about-link";
import { Avatar } from "@/components/avatar";
import { SessionTitle } from "@/components/discreet";
import { Icon } from "@/components/icon";
import { PageLink } from "@/components/page-link";
import { formatDate, formatTime, formatTimeRange } from "@/lib/time/format";
import { toLocal } from "@/lib/time/zone";
import type { RecordRow } from "../queries/records";
import { RemindForm } from "./remind-form";

const BANDS = { morning: "Morning", afternoon: "Afternoon", evening: "Evening" } as const;

/** A roster that nobody took, as a row of the work list. */
export function RecordRowItem({ row }: { row: RecordRow }) {
  const { sessionId, title, date, today, band, lead } = row;
  return (
    <li className="al" data-work-row>
      <div className="al__r">
        <span className="standing al__rec">
          <Icon name="roster" />
          Roster
        </span>
        <div className="al__n">
          <PageLink href={`/rosters/${sessionId}`} data-row-name>
            <b>
              <SessionTitle title={title} />
            </b>
          </PageLink>
          <small>
            {formatDate(date, today)} · {BANDS[band]}
          </small>
        </div>
        <div className="al__w">
          <p>{stateWords(row)}</p>
          <small>
            {placeWords(row)} {row.isOverdue ? "Until it is done, nobody’s standing changes because of it." : ""}{" "}
            <span className="al__esc">{remindedWords(row)}</span>
          </small>
        </div>
        <span className={`al__due${row.isOverdue ? " is-soon" : ""}`}>{row.due}</span>
        <span className="as--still" title={lead?.name ?? "Nobody leads it"}>
          <Avatar size="s" initials={lead?.initials ?? "?"} />
          <span className="sr">{lead === null ? "Nobody leads it" : `Led by ${lead.name}`}</span>
        </span>
        {row.isOverdue && !row.isMine ? (
          <RemindForm sessionId={sessionId} title={title} isRested={row.mayRemind} />
        ) : (
          <AboutLink href={`/rosters/${sessionId}`} words="Open roster:" of={{ title }}>
            Open roster
          </AboutLink>
        )}
      </div>
    </li>
  );
}

/** "Roster not started, 9 people", "2 of 10 not recorded". */
export function stateWords({ expected, unrecorded }: Pick<RecordRow, "expected" | "unrecorded">): string {
  if (unrecorded < expected) return `${unrecorded} of ${expected} not recorded`;
  return `Roster not started, ${expected} ${expected === 1 ? "person" : "people"}`;
}

function placeWords({ startTime, endTime, room, site }: RecordRow): string {
  return `${[formatTimeRange(startTime, endTime), room ?? site].filter(Boolean).join(", ")}.`;
}

/** "M. Benítez reminded today, 10:15 AM."; empty: nobody was. */
export function remindedWords({ reminded, zone, today }: Pick<RecordRow, "reminded" | "zone" | "today">): string {
  if (reminded === null || reminded.names.length === 0) return "";
  const { date, time } = toLocal(reminded.at, zone);
  const who = reminded.names.map(initialAndName).join(" and ");
  return `${who} reminded ${date === today ? "" : `${formatDate(date, today)}, `}${formatTime(time)}.`;
}

function initialAndName(name: string): string {
  const [given = "", ...rest] = name.split(" ");
  return rest.length === 0 ? given : `${given.slice(0, 1)}. ${rest.join(" ")}`;
}

/** By session, who was told, for the lists of rosters. */
export function toldOfRosters(rows: readonly RecordRow[]): Record<string, string> {
  return Object.fromEntries(rows.map((row) => [row.sessionId, remindedWords(row)]));
}
