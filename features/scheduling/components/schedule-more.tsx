import { Menu, MenuLink } from "@/components/menu";
import { weekQuery, type WeekAddress } from "@/lib/scheduling/week-address";

/** What belongs to the schedule and is not needed every day. Everybody sees it: one's own days away, one's own calendar. */
export function ScheduleMore({ address }: { address: WeekAddress }) {
  const { week, site, facilitator } = weekQuery(address);
  const about = Object.entries({ week, site, staff: facilitator }).filter(
    (entry): entry is [string, string] => entry[1] !== undefined,
  );
  const query = new URLSearchParams(about).toString();
  return (
    <Menu label="More" icon="more" iconOnly size="s" align="end">
      <MenuLink href="/schedule/away" icon="person" hint="And who steps in">
        Days away
      </MenuLink>
      <MenuLink href={`/schedule/export${query === "" ? "" : `?${query}`}`} icon="download" hint="For other calendars">
        Download calendar
      </MenuLink>
    </Menu>
  );
}
