import { addDays, WEEKDAYS, weekdayIndex, type LocalDate } from "@/lib/time/local-date";
import { createSeriesAction } from "../actions/series";
import { seriesChoicesLoader } from "../loaders/schedule";
import { weekHref, type WeekAddress } from "@/lib/scheduling/week-address";
import { SeriesDrawerApart } from "./series-drawer-apart";
import { startingForm } from "./series-form-defaults";

/** The drawer with what the site offers. It starts on the first day of the shown week that is not over. */
export async function NewSeriesDrawer({
  siteId,
  monday,
  today,
  address,
}: {
  siteId: string;
  monday: LocalDate;
  today: LocalDate;
  address: WeekAddress;
}) {
  const choices = await seriesChoicesLoader({ siteId });
  const date = monday > today ? monday : addDays(today, 1);
  return (
    <SeriesDrawerApart
      closeHref={weekHref(address, { isNew: false })}
      choices={choices}
      start={startingForm({
        siteId,
        date,
        weekday: WEEKDAYS[weekdayIndex(date)]!,
        serviceTypeId: choices.serviceTypes[0]?.value ?? "",
      })}
      create={createSeriesAction}
    />
  );
}
