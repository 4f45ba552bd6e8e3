import { ButtonLink, IconButtonLink } from "@/components/button";
import { Icon } from "@/components/icon";
import { Popover } from "@/components/menu";
import { PageLink } from "@/components/page-link";
import { formatDateRange } from "@/lib/time/format";
import { addDays, startOfWeek, type LocalDate } from "@/lib/time/local-date";
import { weekHref, type WeekAddress } from "@/lib/scheduling/week-address";
import { PrintButton } from "./print-button";
import { ScheduleKeys } from "./schedule-keys";
import type { ToldClash } from "./tell-clashes";
import { ViewSwitch } from "./view-switch";

export interface ScheduleHeadProps {
  address: WeekAddress;
  monday: LocalDate;
  today: LocalDate;
  canPlan: boolean;
  /** What the server takes the browser for. */
  isPhone: boolean;
  clashes: readonly ToldClash[];
}

/** The week's name, the way to other weeks and views, and what is wrong in it. */
export function ScheduleHead({ address, monday, today, canPlan, isPhone, clashes }: ScheduleHeadProps) {
  const here = { ...address, week: monday };
  const before = weekHref(here, { week: addDays(monday, -7) });
  const after = weekHref(here, { week: addDays(monday, 7) });
  const thisWeek = weekHref(here, { week: null });
  const isThisWeek = monday === startOfWeek(today);
  const create = weekHref(here, { isNew: true });
  const views = { w: weekHref(here, { view: "week" }), l: weekHref(here, { view: "list" }) };
  const keys = { "[": before, "]": after, t: thisWeek, ...views };
  return (
    <div className="tb">
      <h1>{formatDateRange(monday, addDays(monday, 6))}</h1>
      <IconButtonLink size="s" icon="chevl" label="Previous week" href={before} scroll={false} />
      <IconButtonLink size="s" icon="chev" label="Next week" href={after} scroll={false} />
      <ButtonLink size="s" href={thisWeek} scroll={false} aria-current={isThisWeek ? "date" : undefined}>
        This week
      </ButtonLink>
      <ViewSwitch view={address.view} isPhone={isPhone} weekHref={keys.w} listHref={keys.l} />
      <span className="push row">
        {clashes.length > 0 ? <Conflicts clashes={clashes} /> : null}
        <PrintButton />
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
