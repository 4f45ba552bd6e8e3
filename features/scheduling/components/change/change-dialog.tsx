"use client";

import { useState } from "react";
import { RadioGroup } from "@/components/radio-group";
import { KIND_NAMES } from "../session-words";
import { ChangeFrame } from "./change-frame";
import { MoreFields } from "./change-more-fields";
import { InputRow, SelectRow } from "./change-rows";
import {
  readScope,
  seriesOfOne,
  startingValues,
  valuesBefore,
  withScope,
  withValue,
  type Scope,
} from "./change-values";
import type { DialogProps } from "./dialog-props";
import { choiceName, timeName, wayText } from "./change-words";
import { useChangeForm } from "./use-change-form";

export interface ChangeDialogProps extends DialogProps {
  scope: Scope;
  /** Values that came with the address, from a block that was dragged. */
  prefill: Readonly<Record<string, string>>;
  /** Opens the days at once: a single session is to become a series. */
  isMakingSeries: boolean;
}

/** This session, this and following, or the whole series: another time, length, room, lead or other days. */
export function ChangeDialog(props: ChangeDialogProps) {
  const { view, change, preview, closeHref, hidden, isMakingSeries } = props;
  const form = useChangeForm({
    ...{ seriesId: view.seriesId, change, preview },
    isPrefilled: Object.keys(props.prefill).length > 0,
    wayText: (value) => wayText(value, view.rooms),
  });
  const [values, setValues] = useState(() =>
    startingValues(view, {
      scope: props.scope,
      prefill: isMakingSeries ? { ...props.prefill, ...seriesOfOne(view) } : props.prefill,
      typed: form.typed,
    }),
  );
  const set = (name: string, value: string) => setValues((before) => withValue(before, name, value));
  const before = valuesBefore(view, values.scope);
  const field = (name: string, label: string, told: (value: string) => string) => ({
    ...{ name, label, old: told(before[name] ?? ""), error: form.errorOf(name) },
    isChanged: values[name] !== before[name],
    value: values[name] ?? "",
    onChange: (value: string) => set(name, value),
  });
  return (
    <ChangeFrame
      title={isMakingSeries ? `Make “${view.title}” a series` : `Change “${view.title}”`}
      subtitle={[KIND_NAMES[view.kind], ...view.facts].join(" · ")}
      closeHref={closeHref}
      hidden={{ ...hidden, what: "change", was: JSON.stringify(before) }}
      form={form}
      fallbackLabel={isMakingSeries ? "Make sessions" : "Change"}
    >
      {isMakingSeries || view.isSingle ? (
        <input type="hidden" name="scope" value={values.scope} />
      ) : (
        <RadioGroup
          legend="Which sessions"
          name="scope"
          look="stacked"
          value={values.scope}
          onChange={(event) => setValues((now) => withScope(now, view, readScope(event.target.value) ?? now.scope))}
          options={scopeOptions(props)}
          error={form.errorOf("scope")}
        />
      )}
      <fieldset className="chg-rows">
        <legend className="label">What changes</legend>
        <div className="only-one">
          <InputRow type="date" isOff={values.scope !== "one"} {...field("date", "Date", () => shortDate(view))} />
        </div>
        <InputRow type="time" {...field("startTime", "Starts", timeName)} />
        <InputRow type="time" {...field("endTime", "Ends", timeName)} />
        <SelectRow
          {...field("roomId", "Room", (value) => choiceName(value, view.rooms, "No room"))}
          options={view.rooms}
          emptyLabel="No room"
        />
        <MoreFields
          view={view}
          values={values}
          before={before}
          set={set}
          errorOf={form.errorOf}
          isOpen={isMakingSeries}
          isSingle={view.isSingle && !isMakingSeries}
        />
      </fieldset>
    </ChangeFrame>
  );
}

/** A session that was held, or is marked, cannot be changed alone; those after it can. */
function scopeOptions({ view }: ChangeDialogProps) {
  const isFrozen = (view.anchor?.marked ?? 0) > 0;
  return [
    {
      value: "one",
      label: "This session",
      hint: isFrozen ? "Attendance was taken, so this one stays as it is." : view.scopes.one,
      disabled: isFrozen,
    },
    { value: "following", label: "This and following", hint: view.scopes.following },
    { value: "all", label: "Whole series", hint: view.scopes.all },
  ];
}

function shortDate({ anchor }: ChangeDialogProps["view"]): string {
  return anchor?.dateShort ?? "";
}
