import { PersonName } from "@/components/discreet";
import type { ReactNode } from "react";
import { AboutLink } from "@/components/about-link";
import { PageLink } from "@/components/page-link";
import { StandingPill } from "@/features/standing/components/standing-pill";
import { formatDate, formatTime } from "@/lib/time/format";
import { startOfWeek } from "@/lib/time/local-date";
import { toLocal } from "@/lib/time/zone";
import type { WorkRow } from "../queries/work-list";
import { AssignMenu, type AssignMenuProps } from "./assign-menu";
import "./work-list.css";

export interface WorkRowItemProps {
  row: WorkRow;
  colleagues: AssignMenuProps["colleagues"];
  /** The address of the list with this row open, and with it closed. */
  openHref: string;
  closeHref: string;
  /** The open row's form. */
  children?: ReactNode;
}

/** One client and day of the work list; with `children` it is open and shows what can be done. */
export function WorkRowItem({ row, colleagues, openHref, closeHref, children }: WorkRowItemProps) {
  const isOpen = children !== undefined && children !== null;
  return (
    <li
      className={`al${isOpen ? " is-open" : ""}`}
      id={isOpen ? "log" : undefined}
      aria-current={isOpen ? "true" : undefined}
      data-work-row
    >
      <div className="al__r">
        <StandingPill level={row.level} />
        <div className="al__n">
          <PageLink href={`/clients/${row.clientId}`} data-row-name>
            <b>
              <PersonName name={row.name} />
            </b>
          </PageLink>
          <small>{[dayWords(row), row.track].filter(Boolean).join(" · ")}</small>
        </div>
        <div className="al__w">
          <p>{row.words.headline}</p>
          <small>
            {row.words.detail} {row.isAcknowledged ? "Somebody is on it. " : ""}
            <Escalated row={row} />
          </small>
        </div>
        <span className={`al__due${row.due.isSoon ? " is-soon" : ""}`}>{row.due.text}</span>
        <AssignMenu
          clientId={row.clientId}
          name={row.name}
          alertIds={row.alertIds}
          assignee={row.assignee}
          colleagues={colleagues}
          excuseHref={row.excuseSessionId === null ? null : `/rosters/${row.excuseSessionId}`}
          isAcknowledged={row.isAcknowledged}
        />
        <RowButton row={row} isOpen={isOpen} openHref={openHref} closeHref={closeHref} />
      </div>
      {children}
    </li>
  );
}

function RowButton({
  row,
  isOpen,
  openHref,
  closeHref,
}: Pick<WorkRowItemProps, "row" | "openHref" | "closeHref"> & { isOpen: boolean }) {
  if (isOpen) {
    return (
      <AboutLink href={closeHref} scroll={false} words="Close:" of={{ name: row.name }}>
        Close
      </AboutLink>
    );
  }
  // A short week is helped by a seat first; the form is one key away.
  if (row.section === "hours" && row.isThisWeek) {
    return (
      <>
        <AboutLink href={row.offerHref} words="Offer make-up:" of={{ name: row.name }}>
          Offer make-up
        </AboutLink>
        <PageLink className="sr" href={openHref} scroll={false} data-log>
          Log contact: <PersonName name={row.name} />
        </PageLink>
      </>
    );
  }
  return (
    <AboutLink href={openHref} scroll={false} words="Log contact:" of={{ name: row.name }} data-log>
      Log contact
    </AboutLink>
  );
}

function Escalated({ row: { escalated, zone, today } }: { row: WorkRow }) {
  if (escalated === null) return null;
  const { date, time } = toLocal(escalated.at, zone);
  const when = `${date === today ? "today" : formatDate(date, today).split(",")[0]}, ${formatTime(time)}`;
  return (
    <span className="al__esc">
      {escalated.to === null ? "Escalated" : `Escalated to ${escalated.to}`}, {when}
      {escalated.isForMeeting ? ". For the team meeting." : "."}
    </span>
  );
}

function dayWords({ section, on, today }: WorkRow): string {
  if (section === "missed") return formatDate(on, today);
  return startOfWeek(on) === startOfWeek(today) ? "This week" : `Week of ${formatDate(on, today)}`;
}
