import type { ReactNode } from "react";
import { classNames } from "@/components/class-names";
import { FieldError } from "@/components/field";
import { Icon } from "@/components/icon";
import { SelectOptions, type SelectOption } from "@/components/select-field";

interface RowProps {
  name: string;
  label: string;
  /** What it is now, in words. */
  old: string;
  isChanged: boolean;
  error: string | undefined;
}

/** Old value, arrow, new value. The old one is struck as soon as the new one differs. */
function ChangeRow({ name, label, old, isChanged, error, children }: RowProps & { children: ReactNode }) {
  return (
    <div className="chg-row">
      <label htmlFor={`f-${name}`}>{label}</label>
      {old === "" ? (
        <span />
      ) : isChanged ? (
        <s>
          <span className="sr">now </span>
          {old}
        </s>
      ) : (
        <s className="is-same">{old}</s>
      )}
      <Icon name="arrow" size="s" />
      {children}
      <FieldError id={`f-${name}`} error={error} />
    </div>
  );
}

interface ControlProps extends RowProps {
  value: string;
  onChange: (value: string) => void;
}

export interface InputRowProps extends ControlProps {
  type: "time" | "date";
  /** It counts for nothing now, and is not sent. */
  isOff?: boolean;
}

export function InputRow({ type, isOff, value, onChange, ...row }: InputRowProps) {
  const { name, error } = row;
  return (
    <ChangeRow {...row}>
      <input
        className={classNames("input", "num")}
        id={`f-${name}`}
        name={name}
        type={type}
        disabled={isOff}
        step={type === "time" ? 300 : undefined}
        aria-invalid={error ? true : undefined}
        aria-describedby={error ? `f-${name}-error` : undefined}
        value={value}
        onChange={(event) => onChange(event.target.value)}
      />
    </ChangeRow>
  );
}

export interface SelectRowProps extends ControlProps {
  options: readonly SelectOption[];
  emptyLabel: string;
}

export function SelectRow({ value, onChange, options, emptyLabel, ...row }: SelectRowProps) {
  const { name, error } = row;
  return (
    <ChangeRow {...row}>
      <span className="select-w">
        <select
          className="select"
          id={`f-${name}`}
          name={name}
          aria-invalid={error ? true : undefined}
          aria-describedby={error ? `f-${name}-error` : undefined}
          value={value}
          onChange={(event) => onChange(event.target.value)}
        >
          <SelectOptions options={options} emptyLabel={emptyLabel} />
        </select>
        <Icon name="chevd" size="s" />
      </span>
    </ChangeRow>
  );
}
