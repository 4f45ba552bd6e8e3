"use client";

import { useActionState } from "react";
import { Avatar } from "@/components/avatar";
import { useShownName } from "@/components/discreet";
import { Icon } from "@/components/icon";
import { MenuButton, MenuLink } from "@/components/menu";
import { PopoverKeys } from "@/components/popover-keys";
import { settleAlertsAction } from "@/features/standing/actions";
import { formError, idle } from "@/server/doors/action-state";
import { assignAlertsAction } from "../actions";

export interface AssignMenuProps {
  clientId: string;
  name: string;
  alertIds: readonly string[];
  assignee: { staffId: string; name: string; initials: string } | null;
  colleagues: readonly { staffId: string; name: string; initials: string }[];
  excuseHref: string | null;
  isAcknowledged: boolean;
}

/** Who works a row, and what else can be done with it. `details`, so it opens without JavaScript too. */
export function AssignMenu(props: AssignMenuProps) {
  const { clientId, name, alertIds, assignee, colleagues, excuseHref, isAcknowledged } = props;
  const [assigned, assign] = useActionState(assignAlertsAction, idle);
  const [settled, settle] = useActionState(settleAlertsAction, idle);
  const shownName = useShownName();
  const trouble = formError(assigned) ?? formError(settled);
  const fields = (
    <>
      <input type="hidden" name="clientId" value={clientId} />
      {alertIds.map((id) => (
        <input key={id} type="hidden" name="alertIds" value={id} />
      ))}
    </>
  );
  return (
    <details className="pop pop--end as">
      <summary
        aria-label={`Assigned to ${assignee === null ? "? nobody" : `${assignee.initials}, ${assignee.name}`}. Change: ${shownName(name)}`}
        title={assignee?.name}
      >
        <Avatar size="s" initials={assignee?.initials ?? "?"} />
        <Icon name="chevd" size="s" />
      </summary>
      <div className="menu">
        <p className="as__h">Assigned to</p>
        <form action={assign}>
          {fields}
          {colleagues.map((colleague) => (
            <MenuButton
              key={colleague.staffId}
              type="submit"
              name="toStaffId"
              value={colleague.staffId}
              aria-current={colleague.staffId === assignee?.staffId ? "true" : undefined}
            >
              {colleague.name}
            </MenuButton>
          ))}
          <MenuButton type="submit" name="toStaffId" value="" icon="undo">
            Back to the counselor
          </MenuButton>
        </form>
        <form action={settle} className="as__more">
          {fields}
          {excuseHref === null ? null : (
            <MenuLink href={excuseHref} icon="m-excused" data-excuse>
              Excuse on the roster
            </MenuLink>
          )}
          {isAcknowledged ? null : (
            <MenuButton type="submit" name="as" value="acknowledged" icon="check">
              I am on it
            </MenuButton>
          )}
          <MenuButton type="submit" name="as" value="closed" icon="x">
            Close without a contact
          </MenuButton>
        </form>
        {trouble === null ? null : (
          <p className="err" role="alert">
            {trouble}
          </p>
        )}
      </div>
      <PopoverKeys />
    </details>
  );
}
