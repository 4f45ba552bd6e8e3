"use client";

import { SessionTitle } from "@/components/discreet";
import { Icon } from "@/components/icon";
import { PageLink } from "@/components/page-link";
import { wantLock } from "@/components/screen-lock-state";
import { DiscreetButton } from "@/features/own-account/components/discreet-button";
import { formatDate, formatTimeRange } from "@/lib/time/format";
import type { RosterView } from "../queries/roster-view";

/** Without a connection Today cannot be shown, and this list can, when it is asked for as a whole document. */
const ON_THIS_DEVICE = "/rosters";

/** What this roster is of, the way back, and the two things one wants at once when somebody looks over a shoulder. */
export function RosterHead({ view, isAway }: { view: RosterView; isAway: boolean }) {
  return (
    <header className="rh">
      {isAway ? (
        <a className="rh__b" href={ON_THIS_DEVICE} aria-label="Back to the rosters on this device">
          <Icon name="chevl" size="l" />
        </a>
      ) : (
        <PageLink className="rh__b" href="/today" aria-label="Back to today">
          <Icon name="chevl" size="l" />
        </PageLink>
      )}
      <div className="grow">
        <h1>
          <SessionTitle title={view.title} />
        </h1>
        <p>
          {formatDate(view.date, view.today)} · {formatTimeRange(view.startTime, view.endTime)}
          {view.room !== null && ` · ${view.room}`}
        </p>
      </div>
      <DiscreetButton className="rh__t">Initials</DiscreetButton>
      <button type="button" className="btn rh__t" aria-keyshortcuts="Control+Shift+L Meta+Shift+L" onClick={wantLock}>
        <Icon name="lock" size="l" />
        <span>Lock</span>
      </button>
    </header>
  );
}
