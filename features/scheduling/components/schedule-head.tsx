import { ButtonLink, IconButtonLink } from "@/components/button";
import { Icon } from "@/components/icon";
import { Menu, MenuLink, Popover } from "@/components/menu";
import { PageLink } from "@/components/page-link";
import { formatDateLong, formatDateRange, formatMonth } from "@/lib/time/format";
import type { LocalDate } from "@/lib/time/local-date";
import {
  daysShown,
  nowHref,
  stepHref,
  viewHref,
  weekHref,
  weekQuery,
  type WeekAddress,
} from "@/lib/scheduling/week-address";
import { KeyList } from "./key-list";
import { ScheduleKeys } from "./schedule-keys";
import { ScheduleMore } from "./schedule-more";
import type { ToldClash } from "./tell-clashes";
import { ViewSwitch } from "./view-switch";

export interface ScheduleHeadProps {
  address: WeekAddress;
  today: LocalDate;
  canPlan: boolean;
  /** What the server takes the browser for. */
  isPhone: boolean;
  clashes: readonly ToldClash[];
}

/** The name of what is shown, the way to what is around it and to other views, and what is wrong in it. */
export function ScheduleHead({ address, today, canPlan, isPhone, clashes }: ScheduleHeadProps) {
  const { from, to } = daysShown(address, today);
  const span = address.view === "day" ? "day" : address.view === "month" ? "month" : "week";
  const before = stepHref(address, -1, today);
  const after = stepHref(address, 1, today);
  const now = nowHref(address);
  const create = weekHref(address, { isNew: true });
  const views = {
    day: viewHref(address, "day", today),
    week: viewHref(address, "week", today),
    month: viewHref(address, "month", today),
    list: viewHref(address, "list", today),
  };
  const keys = { "[": before, "]": after, t: now, d: views.day, w: views.week, o: views.month, l: views.list };
  return (
    <div className="tb">
      <h1>{titleOf(address, today)}</h1>
      <IconButtonLink size="s" icon="chevl" label={`Previous ${span}`} href={before} scroll={false} />
      <IconButtonLink size="s" icon="chev" label={`Next ${span}`} href={after} scroll={false} />
      <ButtonLink size="s" href={now} scroll={false} aria-current={from <= today && today <= to ? "date" : undefined}>
        {span === "day" ? "Today" : `This ${span}`}
      </ButtonLink>
      <ViewSwitch view={address.view} isPhone={isPhone} hrefs={views} />
      <span className="push row">
        {clashes.length > 0 ? <Conflicts clashes={clashes} /> : null}
        <KeyList canPlan={canPlan} isMonth={span === "month"} />
        <PrintMenu address={address} today={today} />
        <ScheduleMore address={address} copyFrom={canPlan ? (from <= today && today <= to ? today : from) : null} />
        {canPlan ? <ClosureLinks site={address.site} /> : null}
        {canPlan && !address.isNew ? (
          <ButtonLink size="s" variant="primary" icon="plus" href={create} scroll={false}>
            New series
          </ButtonLink>
        ) : null}
      </span>
      <ScheduleKeys keys={canPlan ? { ...keys, n: create } : keys} />
    </div>
  );
}

/** "Nov 16–22, 2026", "Wednesday, November 18", "November 2026" */
function titleOf(address: WeekAddress, today: LocalDate): string {
  const { from, to } = daysShown(address, today);
  if (address.view === "day") return formatDateLong(from, today);
  return address.view === "month" ? formatMonth(from) : formatDateRange(from, to);
}

/** What can be put on paper of it. The page itself prints as well, as any page does. */
function PrintMenu({ address, today }: { address: WeekAddress; today: LocalDate }) {
  const { site = "" } = weekQuery(address);
  const { from, to } = daysShown(address, today);
  const day = from <= today && today <= to ? today : from;
  const about = (parts: Record<string, string>) => `/schedule/print?${new URLSearchParams({ ...parts, site })}`;
  return (
    <Menu label="Print" icon="print" iconOnly size="s" align="end">
      <MenuLink href={about({ what: "week", week: day })} icon="calendar" hint="One sheet for the wall">
        The week, room by room
      </MenuLink>
      <MenuLink
        href={about({ what: "day", day, facilitator: address.facilitator ?? "me" })}
        icon="person"
        hint="Whom they see, when and where"
      >
        One facilitator’s day
      </MenuLink>
    </Menu>
  );
}

/** Snow comes without warning, so its way is one press; holidays have their own page. */
function ClosureLinks({ site }: { site: string | null }) {
  return (
    <>
      <ButtonLink size="s" variant="ghost" href="/schedule/closures">
        Closures
      </ButtonLink>
      <ButtonLink size="s" icon="snow" href={`/schedule/closures/snow${site === null ? "" : `?site=${site}`}`}>
        Snow day
      </ButtonLink>
    </>
  );
}

function Conflicts({ clashes }: { clashes: readonly ToldClash[] }) {
  return (
    <Popover
      align="end"
      triggerClass="btn btn--s btn--danger"
      trigger={
        <>
          <Icon name="alert" />
          {clashes.length === 1 ? "1 conflict" : `${clashes.length} conflicts`}
        </>
      }
    >
      <ul className="clash-list">
        {clashes.map((clash) => (
          <li key={clash.key}>
            <b>{clash.title}</b>
            <span>
              {clash.day}:{" "}
              {clash.sides.map((side, index) => (
                <span key={side.id}>
                  {index > 0 ? " and " : ""}
                  <PageLink className="link" href={`/schedule/sessions/${side.id}`}>
                    {side.text}
                  </PageLink>
                </span>
              ))}
            </span>
          </li>
        ))}
      </ul>
    </Popover>
  );
}
