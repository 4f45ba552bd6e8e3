import { SelectField } from "@/components/select-field";
import { Segmented } from "@/components/segmented";
import { TextField } from "@/components/text-field";
import { WeekdayPicker } from "@/components/weekday-picker";
import type { ChangeFields, ChangeFormView } from "../../queries/change-form";
import { MODALITY_OPTIONS, REPEAT_OPTIONS } from "../series-fields";
import { WEEKDAY_CHIPS } from "../series-preview-box";
import { daysOf, type ChangeValues } from "./change-values";

export interface MoreFieldsProps {
  view: ChangeFormView;
  values: ChangeValues;
  before: ChangeFields;
  set: (name: string, value: string) => void;
  errorOf: (name: string) => string | undefined;
  /** Open from the start. */
  isOpen: boolean;
  /** It has no days to change. */
  isSingle: boolean;
}

const FIELDS = ["repeats", "weekdays", "facilitatorId", "coFacilitatorId", "modality", "joinLink"];
const SERIES_FIELDS = ["title", "capacity", "ends", "lastDate"];

/** What is changed less often: days, who leads, how people take part, places, name and end. */
export function MoreFields({ view, values, before, set, errorOf, isOpen, isSingle }: MoreFieldsProps) {
  const names = values.scope === "one" ? FIELDS : [...FIELDS, ...SERIES_FIELDS];
  const isNeeded = isOpen || names.some((name) => values[name] !== before[name] || errorOf(name) !== undefined);
  const field = (name: string) => ({
    ...{ name, value: values[name] ?? "", error: errorOf(name) },
    onChange: (event: { target: { value: string } }) => set(name, event.target.value),
  });
  const days = daysOf(values);
  return (
    <details className="chg-more" open={isNeeded || undefined}>
      <summary className="link">
        <span className="only-series">Days, facilitator, places or end date</span>
        <span className="only-one">Facilitator, or how people take part</span>
      </summary>
      <div className="chg-more__b">
        {isSingle ? null : (
          <>
            <div className="only-series">
              <SelectField
                label="Repeats"
                {...field("repeats")}
                emptyLabel={view.otherPattern === null ? undefined : `${view.otherPattern}, as now`}
                options={REPEAT_OPTIONS.filter((option) => !("value" in option) || view.isSingle)}
              />
            </div>
            <div className="only-series">
              <WeekdayPicker
                className="only-weekly"
                legend="Days of the week"
                name="weekdays"
                days={WEEKDAY_CHIPS}
                value={days}
                error={errorOf("weekdays")}
                onChange={({ target }) => set("weekdays", toggled(days, target.value, target.checked))}
              />
            </div>
          </>
        )}
        <SelectField label="Facilitator" {...field("facilitatorId")} emptyLabel="Nobody yet" options={view.staff} />
        <SelectField label="Co-facilitator" {...field("coFacilitatorId")} emptyLabel="Nobody" options={view.staff} />
        <SelectField label="Takes place" {...field("modality")} options={MODALITY_OPTIONS} />
        {values.modality === "in_person" ? null : (
          <TextField label="Link to join" type="url" inputMode="url" autoComplete="off" {...field("joinLink")} />
        )}
        {view.kind === "group" ? (
          <TextField className="only-series" label="Places" inputMode="numeric" {...field("capacity")} />
        ) : null}
        <TextField className="only-series" label="Name" autoComplete="off" {...field("title")} />
        {isSingle ? null : (
          <>
            <Segmented
              className="only-series"
              legend="Ends"
              {...field("ends")}
              options={[
                { value: "on", label: "On a date" },
                { value: "open", label: "Runs on" },
              ]}
            />
            <div className="only-series">
              <TextField className="only-on" label="Last day" type="date" {...field("lastDate")} />
            </div>
          </>
        )}
      </div>
    </details>
  );
}

function toggled(days: readonly string[], day: string, isOn: boolean): string {
  const next = new Set(isOn ? [...days, day] : days.filter((each) => each !== day));
  return WEEKDAY_CHIPS.flatMap(({ value }) => (next.has(value) ? [value] : [])).join(",");
}
