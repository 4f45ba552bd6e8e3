import { classNames } from "@/components/class-names";
import { FieldError, fieldId } from "@/components/field";
import { picked, type ChoiceGroupProps } from "@/components/radio-group";

export interface ChoiceChipsProps extends ChoiceGroupProps<string | readonly string[]> {
  options: readonly { value: string; label: string; disabled?: boolean }[];
  type?: "radio" | "checkbox";
  /** Quieter words after the legend: "You can skip this." */
  legendNote?: string;
  columns?: 2 | 3;
}

/** Choices for a thumb, 46 px high. */
export function ChoiceChips(props: ChoiceChipsProps) {
  const { legend, legendHidden, legendNote, name, id = fieldId(name), options, type = "radio", columns } = props;
  const { error, required, disabled, onChange, className } = props;
  return (
    <fieldset
      id={id}
      className={classNames("chips-f", className)}
      disabled={disabled}
      aria-describedby={error ? `${id}-error` : undefined}
    >
      <legend className={legendHidden ? "sr" : undefined}>
        {legend}
        {legendNote ? <span> {legendNote}</span> : null}
      </legend>
      <div className={classNames("chips", columns && `chips--${columns}`)}>
        {options.map((option) => (
          <label key={option.value}>
            <input
              type={type}
              name={name}
              value={option.value}
              disabled={option.disabled}
              required={type === "radio" ? required : undefined}
              onChange={onChange}
              {...picked(option.value, props)}
            />
            <span>{option.label}</span>
          </label>
        ))}
      </div>
      <FieldError id={id} error={error} />
    </fieldset>
  );
}
