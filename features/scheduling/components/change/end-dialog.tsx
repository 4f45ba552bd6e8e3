"use client";

import { RadioGroup } from "@/components/radio-group";
import { TextField } from "@/components/text-field";
import { formatDate } from "@/lib/time/format";
import { parseLocalDate } from "@/lib/time/local-date";
import { KIND_NAMES } from "../session-words";
import { ChangeFrame } from "./change-frame";
import { wayText } from "./change-words";
import type { DialogProps } from "./dialog-props";
import { typedIn, useChangeForm } from "./use-change-form";

/** The end of a series: earlier, later, or none. */
export function EndDialog(props: DialogProps) {
  const { view, change, preview, closeHref, hidden } = props;
  const form = useChangeForm({
    ...{ seriesId: view.seriesId, change, preview },
    isPrefilled: false,
    wayText: (value) => wayText(value, view.rooms),
  });
  const last = parseLocalDate(view.series.lastDate ?? "");
  return (
    <ChangeFrame
      title={`When does “${view.title}” end?`}
      subtitle={[KIND_NAMES[view.kind], ...view.facts].join(" · ")}
      closeHref={closeHref}
      hidden={{ ...hidden, what: "end" }}
      form={form}
      fallbackLabel="Change the end"
    >
      <p className="chg-say">
        {last === null ? "It runs on, with no end date." : `It ends on ${formatDate(last, view.today)}.`}
      </p>
      <RadioGroup
        legend="From now on"
        name="ends"
        look="stacked"
        defaultValue={typedIn(form.typed, "ends", "on")}
        error={form.errorOf("ends")}
        options={[
          {
            value: "on",
            label: "It ends on a date",
            hint: last === null ? "Sessions after it go." : "Earlier takes sessions away, later adds some.",
          },
          { value: "open", label: "It runs on", hint: "Sessions are always made 26 weeks ahead." },
        ]}
      />
      <TextField
        className="only-on"
        label="Last day"
        type="date"
        name="lastDate"
        defaultValue={typedIn(form.typed, "lastDate", view.series.lastDate ?? "")}
        error={form.errorOf("lastDate")}
      />
    </ChangeFrame>
  );
}
