import { Paper, PaperFoot } from "@/components/paper";
import { LEVEL_WORDS } from "@/features/standing/components/standing-pill";
import { REDISCLOSURE_NOTICE } from "@/lib/reports/columns";
import { formatDateLong } from "@/lib/time/format";
import { yearOf, type LocalDate } from "@/lib/time/local-date";
import type { MeetingLine } from "../queries/meeting-sheet";
import { MeetingForm } from "./meeting-form";

export interface MeetingSheetProps {
  sites: readonly { id: string; name: string }[];
  site: { id: string; name: string } | null;
  today: LocalDate;
  printed: string;
  /** Null: it is asked for first, so that it is on record. */
  lines: readonly MeetingLine[] | null;
  isInitials: boolean;
}

/** Everybody to talk about, worst standing first, with room to write. Black on white: shapes and words, no color. */
export function MeetingSheet({ sites, site, today, printed, lines, isInitials }: MeetingSheetProps) {
  return (
    <Paper
      wide
      title={`Team meeting, ${formatDateLong(today)}, ${yearOf(today)}`}
      subtitle={
        lines === null
          ? "This sheet names people and where they stand. That it is made is put on record."
          : [
              site?.name ?? "All sites",
              lines.length === 1 ? "1 person" : `${lines.length} people`,
              "Nothing on it is a decision.",
            ].join(" · ")
      }
      back={{ href: site === null ? "/alerts" : `/alerts?site=${site.id}`, label: "Alerts" }}
      options={<MeetingForm sites={sites} siteId={site?.id ?? null} isInitials={isInitials} />}
    >
      {lines === null ? (
        <p>Choose a site, and make the sheet.</p>
      ) : lines.length === 0 ? (
        <p>Nobody has anything open, and nobody is at contract or review.</p>
      ) : (
        <table>
          <caption className="sr">Everybody to talk about</caption>
          <colgroup>
            <col style={{ width: "34mm" }} />
            <col style={{ width: "22mm" }} />
            <col />
            <col style={{ width: "50mm" }} />
            <col style={{ width: "34mm" }} />
            <col style={{ width: "48mm" }} />
          </colgroup>
          <thead>
            <tr>
              <th scope="col">{isInitials ? "Initials" : "Name"}</th>
              <th scope="col">Standing</th>
              <th scope="col">Why</th>
              <th scope="col">Tried</th>
              <th scope="col">Next</th>
              <th scope="col">Decided in the meeting</th>
            </tr>
          </thead>
          <tbody>
            {lines.map((line) => (
              <tr key={line.clientId}>
                <th scope="row">
                  {isInitials ? line.initials : line.name}
                  {line.assignee === null ? null : <small className="sheet__by">{line.assignee}</small>}
                </th>
                <td>
                  {LEVEL_WORDS[line.level]}
                  {line.isForMeeting ? " (waited too long)" : ""}
                </td>
                <td>
                  <Lines texts={line.reasons} />
                </td>
                <td>
                  <Lines texts={line.tried} />
                </td>
                <td>{line.next}</td>
                <td />
              </tr>
            ))}
          </tbody>
          <PaperFoot columns={6} printed={printed} notice={REDISCLOSURE_NOTICE} />
        </table>
      )}
    </Paper>
  );
}

function Lines({ texts }: { texts: readonly string[] }) {
  return texts.map((text) => <div key={text}>{text}</div>);
}
