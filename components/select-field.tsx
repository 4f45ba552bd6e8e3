import type { ComponentProps } from "react";
import { classNames } from "@/components/class-names";
import { Field, fieldId, type FieldText } from "@/components/field";
import { Icon } from "@/components/icon";
import { without } from "@/components/text-field";

export interface SelectOption {
  value: string;
  label: string;
  disabled?: boolean;
}
export interface SelectGroup {
  group: string;
  options: readonly SelectOption[];
}

export interface SelectFieldProps extends FieldText, Omit<ComponentProps<"select">, "name" | "className" | "children"> {
  name: string;
  options: readonly (SelectOption | SelectGroup)[];
  /** The first, empty choice: "Choose a room". */
  emptyLabel?: string;
  touch?: boolean;
}

export function SelectOptions({ options, emptyLabel }: Pick<SelectFieldProps, "options" | "emptyLabel">) {
  return (
    <>
      {emptyLabel ? <option value="">{emptyLabel}</option> : null}
      {options.map((option) =>
        "group" in option ? (
          <optgroup key={option.group} label={option.group}>
            <SelectOptions options={option.options} />
          </optgroup>
        ) : (
          <option key={option.value} value={option.value} disabled={option.disabled}>
            {option.label}
          </option>
        ),
      )}
    </>
  );
}

export function SelectField(props: SelectFieldProps) {
  const { label, hint, error, required, optional, labelEnd, labelHidden, className } = props;
  const { name, id = fieldId(name), options, emptyLabel, touch, ...rest } = without(props);
  return (
    <Field {...{ id, label, hint, error, required, optional, labelEnd, labelHidden, className }}>
      {(control) => (
        <span className="select-w">
          <select {...rest} name={name} {...control} className={classNames("select", touch && "input--tap")}>
            <SelectOptions options={options} emptyLabel={emptyLabel} />
          </select>
          <Icon name="chevd" size="s" />
        </span>
      )}
    </Field>
  );
}
