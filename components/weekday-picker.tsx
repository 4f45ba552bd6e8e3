import { describedBy, FieldError, fieldId } from "@/components/field";
import { picked, type ChoiceGroupProps } from "@/components/radio-group";

export interface WeekdayPickerProps extends ChoiceGroupProps<readonly string[]> {
  /** In the order shown: value of the checkbox, the letter on the chip, the name read aloud. */
  days: readonly { value: string; short: string; label: string }[];
}

export function WeekdayPicker(props: WeekdayPickerProps) {
  const { legend, legendHidden, name, id = fieldId(name), days, hint, error, disabled, onChange, className } = props;
  return (
    <fieldset id={id} className={className} disabled={disabled} aria-describedby={describedBy(id, hint, error)}>
      <legend className={legendHidden ? "sr" : "label"}>{legend}</legend>
      <div className="dow">
        {days.map((day) => (
          <label key={day.value} title={day.label}>
            <input
              type="checkbox"
              name={name}
              value={day.value}
              aria-label={day.label}
              onChange={onChange}
              {...picked(day.value, props)}
            />
            <span>{day.short}</span>
          </label>
        ))}
      </div>
      {hint ? (
        <span className="hint" id={`${id}-hint`}>
          {hint}
        </span>
      ) : null}
      <FieldError id={id} error={error} />
    </fieldset>
  );
}
