import type { ChangeEventHandler, ReactNode } from "react";
import { classNames } from "@/components/class-names";
import { describedBy, FieldError, fieldId } from "@/components/field";

export interface ChoiceOption {
  value: string;
  label: ReactNode;
  hint?: ReactNode;
  disabled?: boolean;
}

/** What every group of native radios or checkboxes shares. Give `value` with `onChange`, or `defaultValue`. */
export interface ChoiceGroupProps<V = string> {
  legend: ReactNode;
  legendHidden?: boolean;
  name: string;
  id?: string;
  defaultValue?: V;
  value?: V;
  onChange?: ChangeEventHandler<HTMLInputElement>;
  hint?: ReactNode;
  error?: string | null;
  required?: boolean;
  disabled?: boolean;
  className?: string;
}

export interface RadioGroupProps extends ChoiceGroupProps {
  options: readonly ChoiceOption[];
  /** "stacked": joined boxes, the picked one tinted. */
  look?: "plain" | "stacked";
}

/** `checked` or `defaultChecked` for one option, whichever way the group is driven. */
export function picked(
  value: string,
  group: { value?: string | readonly string[]; defaultValue?: string | readonly string[] },
) {
  const has = (set: string | readonly string[]) => (typeof set === "string" ? set === value : set.includes(value));
  if (group.value !== undefined) return { checked: has(group.value) };
  return { defaultChecked: group.defaultValue !== undefined && has(group.defaultValue) };
}

export function RadioGroup(props: RadioGroupProps) {
  const { legend, legendHidden, name, id = fieldId(name), options, look = "plain" } = props;
  const { hint, error, required, disabled, onChange, className } = props;
  return (
    <fieldset
      id={id}
      className={classNames("group", className)}
      disabled={disabled}
      aria-describedby={describedBy(id, hint, error)}
    >
      <legend className={legendHidden ? "sr" : "label"}>{legend}</legend>
      {hint ? (
        <span className="hint" id={`${id}-hint`}>
          {hint}
        </span>
      ) : null}
      <div className={classNames("group", look === "stacked" && "group--stacked")}>
        {options.map((option) => (
          <label className="check" key={option.value}>
            <input
              type="radio"
              name={name}
              value={option.value}
              disabled={option.disabled}
              required={required}
              onChange={onChange}
              {...picked(option.value, props)}
            />
            <span className="check__t">
              <span>{option.label}</span>
              {option.hint ? <small>{option.hint}</small> : null}
            </span>
          </label>
        ))}
      </div>
      <FieldError id={id} error={error} />
    </fieldset>
  );
}
