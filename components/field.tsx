import type { ReactNode } from "react";
import { classNames } from "@/components/class-names";
import { Icon } from "@/components/icon";

/** What a control needs so that label, hint and error belong to it. Spread it on the input. */
export interface ControlProps {
  id: string;
  required?: boolean;
  "aria-invalid"?: true;
  "aria-describedby"?: string;
}

export interface FieldText {
  label: ReactNode;
  hint?: ReactNode;
  error?: string | null;
  required?: boolean;
  /** Word shown after the label of a field that may stay empty. */
  optional?: string;
  /** Stands at the right end of the label's line, for a link. */
  labelEnd?: ReactNode;
  labelHidden?: boolean;
  className?: string;
}

export interface FieldProps extends FieldText {
  id: string;
  children: (control: ControlProps) => ReactNode;
}

/** The id a control gets from its name, so that an error summary can link to it. */
export function fieldId(name: string): string {
  return `f-${name}`;
}

export function describedBy(id: string, hint: ReactNode, error: string | null | undefined): string | undefined {
  return classNames(error ? `${id}-error` : null, hint ? `${id}-hint` : null);
}

export function FieldError({ id, error }: { id: string; error?: string | null }) {
  if (!error) return null;
  return (
    <span className="err" id={`${id}-error`}>
      <Icon name="alert" size="s" />
      <span>{error}</span>
    </span>
  );
}

export function Field({
  id,
  label,
  hint,
  error,
  required,
  optional,
  labelEnd,
  labelHidden,
  className,
  children,
}: FieldProps) {
  const labelElement = (
    <label className={labelHidden ? "sr" : "label"} htmlFor={id}>
      {label}
      {optional ? <span className="label__opt"> {optional}</span> : null}
    </label>
  );
  return (
    <div className={classNames("field", className)}>
      {labelEnd ? (
        <div className="field__top">
          {labelElement}
          {labelEnd}
        </div>
      ) : (
        labelElement
      )}
      {children({
        id,
        required,
        "aria-invalid": error ? true : undefined,
        "aria-describedby": describedBy(id, hint, error),
      })}
      <FieldError id={id} error={error} />
      {hint ? (
        <span className="hint" id={`${id}-hint`}>
          {hint}
        </span>
      ) : null}
    </div>
  );
}
