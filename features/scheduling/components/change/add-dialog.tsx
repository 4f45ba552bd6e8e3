"use client";

import { SelectField } from "@/components/select-field";
import { TextField } from "@/components/text-field";
import { KIND_NAMES } from "../session-words";
import { ChangeFrame } from "./change-frame";
import { wayText } from "./change-words";
import type { DialogProps } from "./dialog-props";
import { typedIn, useChangeForm } from "./use-change-form";

/** One more session beside the pattern. What is left as it is follows the series from then on. */
export function AddDialog(props: DialogProps & { prefill: Readonly<Record<string, string>> }) {
  const { view, change, preview, closeHref, hidden, prefill } = props;
  const form = useChangeForm({
    ...{ seriesId: view.seriesId, change, preview },
    isPrefilled: false,
    wayText: (value) => wayText(value, view.rooms),
  });
  const { roomId = "", facilitatorId = "", coFacilitatorId = "", modality = "" } = view.series;
  const field = (name: string, otherwise: string) => ({
    ...{ name, error: form.errorOf(name) },
    defaultValue: typedIn(form.typed, name, prefill[name] ?? otherwise),
  });
  return (
    <ChangeFrame
      title={`Add a session to “${view.title}”`}
      subtitle={[KIND_NAMES[view.kind], ...view.facts].join(" · ")}
      closeHref={closeHref}
      hidden={{ ...hidden, what: "add", was: JSON.stringify({ roomId, facilitatorId, coFacilitatorId, modality }) }}
      form={form}
      fallbackLabel="Add 1 session"
    >
      <p className="chg-say">One more, beside the regular days. Whoever comes to the series is expected in it too.</p>
      <div className="chg-more__b">
        <TextField label="Date" type="date" required {...field("date", "")} />
        <div className="f2 f2--e">
          <TextField label="Starts" type="time" step={300} {...field("startTime", view.series.startTime ?? "")} />
          <TextField label="Ends" type="time" step={300} {...field("endTime", view.series.endTime ?? "")} />
        </div>
        <SelectField label="Room" {...field("roomId", roomId)} emptyLabel="No room" options={view.rooms} />
        <SelectField
          label="Facilitator"
          {...field("facilitatorId", facilitatorId)}
          emptyLabel="Nobody yet"
          options={view.staff}
        />
      </div>
    </ChangeFrame>
  );
}
