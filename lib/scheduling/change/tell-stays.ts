import type { SeriesChangePlan, StayReason } from "@/lib/scheduling/change/series-change";
import { hoursOf, type ChangeNames } from "@/lib/scheduling/change/tell-effects";
import { formatDate } from "@/lib/time/format";

/** Sessions that the change could have reached and leaves as they are. */
export interface ChangeStay {
  readonly why: Exclude<StayReason, "past">;
  readonly count: number;
  readonly title: string;
  readonly detail: string;
  readonly sessions: readonly { readonly id: string; readonly label: string }[];
}

const MOST_DATES_IN_A_LINE = 6;

const STAYS: Record<Exclude<StayReason, "past">, readonly [one: string, many: string]> = {
  moved_by_hand: ["moved by hand stays where it is", "moved by hand stay where they are"],
  has_attendance: ["has attendance and stays as it is", "have attendance and stay as they are"],
  cancelled: ["canceled stays canceled", "canceled stay canceled"],
  added: ["added by hand keeps its time", "added by hand keep their times"],
  own_fields: ["keeps what was set on it alone", "keep what was set on them alone"],
};

/** What the change leaves as it is, by the reason. */
export function tellStays({ stays }: SeriesChangePlan, names: ChangeNames): ChangeStay[] {
  return (Object.keys(STAYS) as (keyof typeof STAYS)[]).flatMap((why) => {
    const group = stays.filter((each) => each.why === why).map(({ session }) => session);
    if (group.length === 0) return [];
    const labels = group.map(({ date }) => formatDate(date, names.today));
    const more = labels.length - MOST_DATES_IN_A_LINE;
    const detail = labels.slice(0, MOST_DATES_IN_A_LINE).join(" · ") + (more > 0 ? ` and ${more} more` : "");
    const sessions = group.map((session, index) => ({
      id: session.id,
      label: `${labels[index]!}, ${hoursOf(session, names.zone)}`,
    }));
    return [{ why, count: group.length, title: STAYS[why][group.length === 1 ? 0 : 1], detail, sessions }];
  });
}
