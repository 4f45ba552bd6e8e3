import type { ChangedSession } from "@/lib/scheduling/change/series-change";
import { differsForPeople } from "@/lib/scheduling/change/session-facts";

/**
 * Whether a changed session is news to the people in it: its time, place or status is another (H18). A row also changes
 * when only its regular place, lead, title or capacity does, and then calendars stay as they are.
 */
export function tellsPeople({ before, after }: ChangedSession): boolean {
  return differsForPeople(before, after);
}
