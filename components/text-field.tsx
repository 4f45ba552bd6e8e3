import type { ComponentProps, ReactNode } from "react";
import { classNames } from "@/components/class-names";
import { Field, fieldId, type FieldText } from "@/components/field";

export interface TextFieldProps
  extends FieldText, Omit<ComponentProps<"input">, "prefix" | "name" | "size" | "className"> {
  name: string;
  prefix?: ReactNode;
  suffix?: ReactNode;
  /** 52 px high, for phones and the sign-in page. */
  touch?: boolean;
}

export function TextField(props: TextFieldProps) {
  const { label, hint, error, required, optional, labelEnd, labelHidden, className } = props;
  const { name, id = fieldId(name), prefix, suffix, touch, ...rest } = without(props);
  return (
    <Field {...{ id, label, hint, error, required, optional, labelEnd, labelHidden, className }}>
      {(control) => {
        const input = <input type="text" {...rest} name={name} {...control} className={inputClass(touch)} />;
        if (!prefix && !suffix) return input;
        return (
          <span className="input-w">
            {prefix ? <span className="muted">{prefix}</span> : null}
            {input}
            {suffix ? <span className="muted">{suffix}</span> : null}
          </span>
        );
      }}
    </Field>
  );
}

export interface TextAreaFieldProps extends FieldText, Omit<ComponentProps<"textarea">, "name" | "className"> {
  name: string;
  touch?: boolean;
}

export function TextAreaField(props: TextAreaFieldProps) {
  const { label, hint, error, required, optional, labelEnd, labelHidden, className } = props;
  const { name, id = fieldId(name), touch, ...rest } = without(props);
  return (
    <Field {...{ id, label, hint, error, required, optional, labelEnd, labelHidden, className }}>
      {(control) => <textarea rows={3} {...rest} name={name} {...control} className={inputClass(touch)} />}
    </Field>
  );
}

export function inputClass(touch: boolean | undefined) {
  return classNames("input", touch && "input--tap");
}

/** The control's own attributes: everything that is not the field's text. */
export function without<P extends FieldText>(props: P): Omit<P, keyof FieldText> {
  const { label, hint, error, required, optional, labelEnd, labelHidden, className, ...rest } = props;
  void [label, hint, error, required, optional, labelEnd, labelHidden, className];
  return rest;
}
