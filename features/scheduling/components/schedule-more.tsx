import { Menu, MenuLink } from "@/components/menu";
import { weekQuery, type WeekAddress } from "@/lib/scheduling/week-address";
import type { LocalDate } from "@/lib/time/local-date";

/**
 * What belongs to the schedule and is not needed every day. Everybody sees it: one's own days away, one's own calendar.
 * `copyFrom`: a day of the week that a planner may copy to another.
 */
export function ScheduleMore({ address, copyFrom }: { address: WeekAddress; copyFrom: LocalDate | null }) {
  const { week, site, facilitator } = weekQuery(address);
  const about = Object.entries({ week, site, staff: facilitator }).filter(
    (entry): entry is [string, string] => entry[1] !== undefined,
  );
  const query = new URLSearchParams(about).toString();
  return (
    <Menu label="More" icon="more" iconOnly size="s" align="end">
      {copyFrom === null ? null : (
        <MenuLink href={copyHref(address, copyFrom)} icon="copy" hint="To another week, after a preview">
          Copy a week’s plan
        </MenuLink>
      )}
      <MenuLink href="/schedule/away" icon="person" hint="And who steps in">
        Days away
      </MenuLink>
      <MenuLink href={`/schedule/export${query === "" ? "" : `?${query}`}`} icon="download" hint="For other calendars">
        Download calendar
      </MenuLink>
    </Menu>
  );
}

function copyHref(address: WeekAddress, from: LocalDate): string {
  const { site, program, room, facilitator, kind } = weekQuery(address);
  const about = Object.entries({ from, site, program, room, facilitator, kind });
  return `/schedule/copy?${new URLSearchParams(about.filter((entry): entry is [string, string] => entry[1] !== undefined))}`;
}
