import type { ComponentProps } from "react";
import { classNames } from "@/components/class-names";
import { Icon } from "@/components/icon";
import { SelectOptions, type SelectFieldProps } from "@/components/select-field";

export interface SentenceSelectProps
  extends Pick<SelectFieldProps, "options" | "emptyLabel">, Omit<ComponentProps<"select">, "children"> {
  label: string;
}

/** A choice inside a sentence: "After [2] missed days in [30 days] …". The label is read, not shown. */
export function SentenceSelect({ label, options, emptyLabel, className, ...rest }: SentenceSelectProps) {
  return (
    <span className={classNames("tk", className)}>
      <select {...rest} aria-label={label}>
        <SelectOptions options={options} emptyLabel={emptyLabel} />
      </select>
      <Icon name="chevd" size="s" />
    </span>
  );
}

export interface SentenceInputProps extends ComponentProps<"input"> {
  label: string;
}

export function SentenceInput({ label, className, size = 4, ...rest }: SentenceInputProps) {
  return (
    <span className={classNames("tk", className)}>
      <input {...rest} size={size} style={{ width: `${size + 2.5}ch`, ...rest.style }} aria-label={label} />
    </span>
  );
}
