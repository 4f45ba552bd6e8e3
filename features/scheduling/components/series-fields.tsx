"use client";

import { classNames } from "@/components/class-names";
import { Icon } from "@/components/icon";
import { SelectField, SelectOptions } from "@/components/select-field";
import { Segmented } from "@/components/segmented";
import { TextField } from "@/components/text-field";
import { FieldError } from "@/components/field";
import { WeekdayPicker } from "@/components/weekday-picker";
import { REPEATS } from "@/lib/scheduling/series-form";
import type { FreeTimes, SeriesPreview } from "../queries/preview-series";
import type { SeriesChoices } from "../queries/series-choices";
import { listOf, textOf, type Typing } from "./series-form-defaults";
import { LengthNote } from "./length-note";
import { WEEKDAY_CHIPS } from "./series-preview-box";

export interface SeriesFieldsProps {
  form: Typing;
  choices: SeriesChoices;
  errorOf: (name: string) => string | undefined;
  preview: SeriesPreview | null;
}

export const REPEAT_OPTIONS = [
  {
    group: "By the week",
    options: REPEATS.filter((value) => value.startsWith("w")).map((value) => ({
      value,
      label: value === "w1" ? "Every week" : `Every ${value.slice(1)} weeks`,
    })),
  },
  {
    group: "By the month",
    options: [
      { value: "month_date", label: "Monthly, same date" },
      { value: "month_weekday", label: "Monthly, same weekday" },
      { value: "month_last", label: "Monthly, last weekday" },
    ],
  },
  { value: "once", label: "Just once" },
];

const ENDS = [
  { value: "after", label: "After a number" },
  { value: "on", label: "On a date" },
  { value: "open", label: "Open" },
];

export const MODALITY_OPTIONS = [
  { value: "in_person", label: "In person" },
  { value: "video", label: "By video" },
  { value: "audio", label: "By phone" },
  { value: "hybrid", label: "In person and by video" },
];

/** The form itself. What a choice makes meaningless goes out of sight by CSS alone, so it works without JavaScript. */
export function SeriesFields({ form, choices, errorOf, preview }: SeriesFieldsProps) {
  const text = (name: string) => ({ name, defaultValue: textOf(form, name), error: errorOf(name) });
  return (
    <>
      <input type="hidden" name="siteId" value={textOf(form, "siteId")} />
      <div className="f2">
        <TextField label="Name" autoComplete="off" {...text("title")} />
        <Segmented
          legend="Kind"
          {...text("kind")}
          options={[
            { value: "group", label: "Group", icon: "group" },
            { value: "individual", label: "Individual", icon: "person", labelHidden: true },
            { value: "family", label: "Family", icon: "family", labelHidden: true },
          ]}
        />
      </div>
      <When form={form} errorOf={errorOf} />
      <div className="f2 f2--e">
        <SelectField
          label="Room"
          {...text("roomId")}
          emptyLabel="No room"
          options={choices.rooms}
          hint={<Free times={preview?.room ?? null} />}
        />
        <SelectField
          label="Facilitator"
          {...text("facilitatorId")}
          emptyLabel="Nobody yet"
          options={choices.staff}
          hint={<Free times={preview?.facilitator ?? null} />}
        />
      </div>
      <div className="f2 f2--p only-group">
        <SelectField label="Program" {...text("track")} emptyLabel="No program" options={choices.tracks} />
        <TextField label="Places" inputMode="numeric" className="num" {...text("capacity")} />
      </div>
      <div className="only-one">
        <SelectField
          label="Client"
          {...text("enrollmentId")}
          emptyLabel="Add a client later"
          options={choices.enrollments}
          hint="Calendars show initials only."
        />
      </div>
      <div className="f2 f2--e">
        <SelectField
          label="Service type"
          {...text("serviceTypeId")}
          emptyLabel="Choose one"
          options={typeOptions(choices)}
        />
        <SelectField label="Takes place" {...text("modality")} options={MODALITY_OPTIONS} />
      </div>
      <div className="only-online">
        <TextField label="Link to join" type="url" inputMode="url" autoComplete="off" {...text("joinLink")} />
      </div>
      <details
        className="more"
        open={textOf(form, "coFacilitatorId") !== "" || errorOf("coFacilitatorId") !== undefined}
      >
        <summary className="link">Add a co-facilitator</summary>
        <SelectField
          label="Co-facilitator"
          {...text("coFacilitatorId")}
          emptyLabel="Nobody"
          options={choices.staff}
          hint={<Free times={preview?.coFacilitator ?? null} />}
        />
      </details>
    </>
  );
}

function When({ form, errorOf }: Pick<SeriesFieldsProps, "form" | "errorOf">) {
  const time = (name: string, label: string) => (
    <input
      className="input num"
      id={`f-${name}`}
      name={name}
      type="time"
      step={300}
      aria-label={label}
      aria-invalid={errorOf(name) ? true : undefined}
      aria-describedby={errorOf(name) ? `f-${name}-error` : undefined}
      defaultValue={textOf(form, name)}
    />
  );
  return (
    <fieldset className="when">
      <legend className="label">When</legend>
      <div className="when__r">
        <span className="select-w when__rep">
          <select
            className="select"
            id="f-repeats"
            name="repeats"
            aria-label="Repeats"
            defaultValue={textOf(form, "repeats")}
          >
            <SelectOptions options={REPEAT_OPTIONS} />
          </select>
          <Icon name="chevd" size="s" />
        </span>
        <span className="muted only-weekly">on</span>
        <WeekdayPicker
          className="only-weekly when__dow"
          legend="Days of the week"
          legendHidden
          name="weekdays"
          days={WEEKDAY_CHIPS}
          defaultValue={listOf(form, "weekdays")}
        />
      </div>
      <FieldError id="f-repeats" error={errorOf("repeats")} />
      <FieldError id="f-weekdays" error={errorOf("weekdays")} />
      <div className="when__r">
        <span className="when__l">Time</span>
        {time("startTime", "Starts at")}
        <span className="muted">to</span>
        {time("endTime", "Ends at")}
        <LengthNote start={textOf(form, "startTime")} end={textOf(form, "endTime")} />
      </div>
      <FieldError id="f-startTime" error={errorOf("startTime")} />
      <FieldError id="f-endTime" error={errorOf("endTime")} />
      <div className="when__r">
        <label className="when__l" htmlFor="f-startDate">
          First
        </label>
        <input
          className="input num"
          id="f-startDate"
          name="startDate"
          type="date"
          aria-invalid={errorOf("startDate") ? true : undefined}
          aria-describedby={errorOf("startDate") ? "f-startDate-error" : undefined}
          defaultValue={textOf(form, "startDate")}
        />
      </div>
      <FieldError id="f-startDate" error={errorOf("startDate")} />
      <div className="when__r when__ends">
        <span className="when__l" aria-hidden="true">
          Ends
        </span>
        <Segmented legend="Ends" legendHidden name="ends" defaultValue={textOf(form, "ends")} options={ENDS} />
        <input
          className={classNames("input num", "only-after")}
          id="f-count"
          name="count"
          inputMode="numeric"
          aria-label="Number of sessions"
          aria-invalid={errorOf("count") ? true : undefined}
          aria-describedby={errorOf("count") ? "f-count-error" : undefined}
          defaultValue={textOf(form, "count")}
        />
        <input
          className="input num only-on"
          id="f-lastDate"
          name="lastDate"
          type="date"
          aria-label="Last day"
          aria-invalid={errorOf("lastDate") ? true : undefined}
          aria-describedby={errorOf("lastDate") ? "f-lastDate-error" : undefined}
          defaultValue={textOf(form, "lastDate")}
        />
      </div>
      <FieldError id="f-count" error={errorOf("count")} />
      <FieldError id="f-lastDate" error={errorOf("lastDate")} />
    </fieldset>
  );
}

/** "Free 23 of 24 times", with the shape that says whether that is all. */
function Free({ times }: { times: FreeTimes | null }) {
  if (times === null || times.of === 0) return null;
  const isAlways = times.free === times.of;
  return (
    <span className={isAlways ? "hint--icon is-oktxt" : "hint--icon is-clashtxt"}>
      <Icon name={isAlways ? "check" : "alert"} size="s" />
      {isAlways ? (times.of === 1 ? "Free" : `Free all ${times.of} times`) : `Free ${times.free} of ${times.of} times`}
    </span>
  );
}

function typeOptions({ serviceTypes }: SeriesChoices) {
  return serviceTypes.map(({ value, label, countsToHours }) => ({
    value,
    label: countsToHours ? label : `${label}, adds no hours`,
  }));
}
