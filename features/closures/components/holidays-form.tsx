import Form from "next/form";
import { Checkbox } from "@/components/checkbox";
import { SelectField } from "@/components/select-field";
import { SubmitButton } from "@/components/submit-button";
import { countSessions } from "@/lib/scheduling/closure-words";
import { formatDate } from "@/lib/time/format";
import type { ClosureForm, OfferedHoliday } from "../queries/closure-form";
import { siteOptions } from "./closure-fields";
import "./closures.css";

/** A year's holidays, to be ticked. What is closed already is ticked and stays so. */
export function HolidaysForm({ form, page }: { form: ClosureForm; page: string }) {
  const { year, holidays, chosenDays, errors, site, today } = form;
  const thisYear = Number(today.slice(0, 4));
  const years = [thisYear, thisYear + 1, thisYear + 2].map((each) => ({ value: String(each), label: String(each) }));
  return (
    <>
      <Form action={page} prefetch={false} className="clo-form" aria-label="Year and site">
        <input type="hidden" name="plan" value="holidays" />
        <div className="clo-two">
          <SelectField key={year} label="Year" name="year" options={years} defaultValue={String(year)} />
          <SelectField key={site} label="Site" name="site" options={siteOptions(form)} defaultValue={site} />
        </div>
        <SubmitButton variant="default" size="s">
          Show the list
        </SubmitButton>
      </Form>
      <Form action={page} prefetch={false} className="clo-form" key={`${year} ${site} ${chosenDays.join()}`}>
        <input type="hidden" name="plan" value="holidays" />
        <input type="hidden" name="year" value={year} />
        <input type="hidden" name="site" value={site} />
        <fieldset className="clo-days" aria-describedby={errors.day ? "days-error" : undefined}>
          <legend className="label">{`Federal and Massachusetts holidays of ${year}`}</legend>
          {holidays.map((holiday) => (
            <Checkbox
              key={holiday.date}
              name="day"
              value={holiday.date}
              disabled={holiday.isClosed}
              defaultChecked={holiday.isClosed || chosenDays.includes(holiday.date)}
              label={`${formatDate(holiday.date)}, ${holiday.name}`}
              hint={hintOf(holiday)}
            />
          ))}
          {errors.day ? (
            <p className="field__err" id="days-error" role="alert">
              {errors.day}
            </p>
          ) : null}
        </fieldset>
        <SubmitButton variant={form.preview === null ? "primary" : "default"}>See what closes</SubmitButton>
      </Form>
    </>
  );
}

function hintOf({ isClosed, keptBy, sessions }: OfferedHoliday): string {
  if (isClosed) return "Closed already";
  const by = keptBy.length > 1 ? null : keptBy[0] === "federal" ? "federal only" : "Massachusetts only";
  return [sessions === 0 ? "no sessions yet" : countSessions(sessions), by].filter((part) => part !== null).join(", ");
}
