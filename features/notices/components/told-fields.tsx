import { Segmented } from "@/components/segmented";
import { SelectField } from "@/components/select-field";
import { TextField } from "@/components/text-field";
import { ABSENCE_REASONS } from "@/lib/attendance/reasons";
import { fieldError, typedText, type ActionState } from "@/server/doors/action-state";

/** How they told us, when, and what they said: the part that taking down and putting right share. */
export function ToldFields({
  state,
  start,
}: {
  state: ActionState<unknown>;
  start: { channel: string; reason: string; words: string; givenDate: string; givenTime: string };
}) {
  const typed = (field: keyof typeof start) => typedText(state, field, start[field]);
  return (
    <>
      <Segmented
        legend="How they told us"
        name="channel"
        defaultValue={typed("channel")}
        options={[
          { value: "phone", label: "Phone", icon: "phone" },
          { value: "text", label: "Text", icon: "message" },
          { value: "in_person", label: "In person", icon: "person" },
        ]}
      />
      <div className="fields fields--2">
        <TextField
          label="Told us at"
          name="givenTime"
          type="time"
          defaultValue={typed("givenTime")}
          error={fieldError(state, "givenTime")}
          hint="When a message was left, not when it was heard."
        />
        <TextField
          label="On"
          name="givenDate"
          type="date"
          defaultValue={typed("givenDate")}
          error={fieldError(state, "givenDate")}
        />
        <SelectField
          label="Reason"
          name="reason"
          optional="optional"
          defaultValue={typed("reason")}
          error={fieldError(state, "reason")}
          options={[{ value: "", label: "Not given" }, ...ABSENCE_REASONS.map((value) => ({ value, label: value }))]}
        />
        <TextField
          label="In their words"
          name="words"
          optional="optional"
          maxLength={500}
          defaultValue={typed("words")}
          error={fieldError(state, "words")}
        />
      </div>
    </>
  );
}

/** What they said, and the time it is about. */
export function KindFields({
  state,
  start,
}: {
  state: ActionState<unknown>;
  start: { kind: string; expectedTime: string };
}) {
  return (
    <div className="call-in__kind">
      <Segmented
        legend="What they said"
        name="kind"
        defaultValue={typedText(state, "kind", start.kind)}
        options={[
          { value: "cannot_come", label: "Can’t come" },
          { value: "late", label: "Late" },
          { value: "leaving_early", label: "Leaving early" },
        ]}
      />
      <TextField
        className="call-in__when"
        label="Expected, or leaving, at"
        name="expectedTime"
        type="time"
        optional="if they said"
        defaultValue={typedText(state, "expectedTime", start.expectedTime)}
        error={fieldError(state, "expectedTime")}
      />
    </div>
  );
}
