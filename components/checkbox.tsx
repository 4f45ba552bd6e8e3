import type { ComponentProps, ReactNode } from "react";
import { classNames } from "@/components/class-names";

export interface CheckboxProps extends Omit<ComponentProps<"input">, "type" | "size"> {
  label: ReactNode;
  hint?: ReactNode;
  /** 44 px high. */
  touch?: boolean;
}

export function Checkbox({ label, hint, touch, className, ...rest }: CheckboxProps) {
  return (
    <label className={classNames("check", touch && "check--tap", className)}>
      <input {...rest} type="checkbox" />
      <span className="check__t">
        <span>{label}</span>
        {hint ? <small>{hint}</small> : null}
      </span>
    </label>
  );
}
