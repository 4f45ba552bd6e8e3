import { PageLink } from "@/components/page-link";
import type { ReactNode } from "react";
import { ButtonLink } from "@/components/button";
import { Avatar } from "@/components/avatar";
import { formatDate } from "@/lib/time/format";
import type { CallRow } from "../queries/call-list";
import { logAddress } from "./call-rows";
import { StandingPill } from "./standing-pill";
import "./alerts.css";

/** One row of the work list; with `children` it is open and shows what can be done. */
export function AlertRow({ row, closeHref, children }: { row: CallRow; closeHref: string; children?: ReactNode }) {
  const isOpen = children !== undefined;
  return (
    <li className={`al${isOpen ? " is-open" : ""}`} id={isOpen ? "log" : undefined}>
      <div className="al__r">
        <StandingPill level={row.level} />
        <div className="al__n">
          <PageLink href={`/clients/${row.clientId}`}>
            <b>{row.name}</b>
          </PageLink>
          <small>
            {formatDate(row.on, row.today)}
            {row.track !== null && ` · ${row.track}`}
          </small>
        </div>
        <div className="al__w">
          <p>{row.words.headline}</p>
          <small>{row.isAcknowledged ? "Somebody is on it." : row.words.detail}</small>
        </div>
        <span className="al__c">
          {row.counselor === null ? (
            <small>No counselor</small>
          ) : (
            <>
              <Avatar size="s" initials={initialsOf(row.counselor)} />
              <small>{row.counselor}</small>
            </>
          )}
        </span>
        <ButtonLink
          href={isOpen ? closeHref : logAddress(row)}
          aria-label={`${isOpen ? "Close" : "Log contact"}: ${row.name}`}
        >
          {isOpen ? "Close" : "Log contact"}
        </ButtonLink>
      </div>
      {children}
    </li>
  );
}

function initialsOf(name: string): string {
  return (name.split(",")[0] ?? "")
    .split(" ")
    .map((word) => word.slice(0, 1))
    .join("");
}
