import { classNames } from "@/components/class-names";
import { FilterBar, type Filter } from "@/components/filter-bar";
import { Icon } from "@/components/icon";
import { PageLink } from "@/components/page-link";
import { SESSION_KINDS, type SessionKind } from "@/lib/scheduling/session-kind";
import type { Pickable, Pickers } from "../queries/pickers";
import { toggleKind, weekHref, weekQuery, type WeekAddress } from "@/lib/scheduling/week-address";
import { KIND_NAMES, kindClass } from "./session-words";

export interface ScheduleFiltersProps {
  address: WeekAddress;
  siteId: string;
  pickers: Pickers;
  counts: Readonly<Record<SessionKind, number>>;
  canBeMine: boolean;
}

/** The filters, all in the address. The kind toggles carry the counts and are the legend of the colors. */
export function ScheduleFilters({ address, siteId, pickers, counts, canBeMine }: ScheduleFiltersProps) {
  const { program, room, facilitator, kinds } = address;
  const isMine = facilitator === "me";
  const isFiltered = program !== null || room !== null || facilitator !== null || kinds !== null;
  const atSite = (list: readonly Pickable[]) => list.filter((each) => each.siteId === null || each.siteId === siteId);
  const filters: Filter[] = [
    picker("program", "Program", program, atSite(pickers.programs)),
    ...(pickers.sites.length > 1
      ? [{ name: "site", label: "Site", value: siteId, options: pickers.sites.map(({ id, name }) => option(id, name)) }]
      : []),
    picker("room", "Room", room, atSite(pickers.rooms)),
    picker(
      "facilitator",
      "Facilitator",
      facilitator,
      pickers.staff,
      isMine || canBeMine ? [option("me", "Only mine")] : [],
    ),
  ];
  const { program: _program, room: _room, facilitator: _facilitator, site, ...rest } = weekQuery(address);
  const kept = { ...rest, ...(pickers.sites.length > 1 || site === undefined ? {} : { site }) };
  return (
    <div className="tb tb--f">
      <FilterBar
        // A choice of the address that this site does not offer must not stay in the control.
        key={siteId}
        action="/schedule"
        label="Filters"
        filters={filters}
        keep={kept}
        clearHref={
          isFiltered ? weekHref(address, { program: null, room: null, facilitator: null, kinds: null }) : undefined
        }
      />
      {canBeMine ? (
        <PageLink
          className={classNames("kt", isMine && "is-on")}
          href={weekHref(address, { facilitator: isMine ? null : "me" })}
          scroll={false}
        >
          <Icon name="person" />
          Only mine
          <span className="sr">{isMine ? ", on" : ", off"}</span>
        </PageLink>
      ) : null}
      <div className="push row kts" role="group" aria-label="Kinds of session">
        {SESSION_KINDS.map((each) => {
          const isShown = kinds === null || kinds.includes(each);
          return (
            <PageLink
              key={each}
              className={classNames("kt", !isShown && "is-hidden")}
              href={toggleKind(address, each)}
              scroll={false}
            >
              <i className={`sw kd ${kindClass(each)}`} aria-hidden="true" />
              {KIND_NAMES[each]} <b className="num">{counts[each]}</b>
              <span className="sr">{isShown ? ", shown" : ", hidden"}</span>
            </PageLink>
          );
        })}
      </div>
    </div>
  );
}

function picker(
  name: string,
  label: string,
  value: string | null,
  list: readonly Pickable[],
  first: readonly { value: string; label: string }[] = [],
): Filter {
  const offered = list
    .filter((each) => !each.isArchived || each.id === value)
    .map((each) => option(each.id, each.name));
  return { name, label, value: value ?? "", options: [option("", "All"), ...first, ...offered] };
}

function option(value: string, label: string) {
  return { value, label };
}
