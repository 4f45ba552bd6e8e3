"use client";

import { useState } from "react";
import { Button } from "@/components/button";
import { Field, fieldId } from "@/components/field";
import { inputClass, without, type TextFieldProps } from "@/components/text-field";

export interface PasswordFieldProps extends Omit<TextFieldProps, "type" | "prefix" | "suffix"> {
  showLabel?: string;
  hideLabel?: string;
}

/** A password that its owner may read while typing. Without JavaScript it is a plain password input. */
export function PasswordField(props: PasswordFieldProps) {
  const { label, hint, error, required, optional, labelEnd, labelHidden, className } = props;
  const { name, id = fieldId(name), touch, showLabel = "Show", hideLabel = "Hide", ...rest } = without(props);
  const [isShown, setShown] = useState(false);
  return (
    <Field {...{ id, label, hint, error, required, optional, labelEnd, labelHidden, className }}>
      {(control) => (
        <span className="pw">
          <input
            autoComplete="current-password"
            spellCheck={false}
            autoCapitalize="none"
            {...rest}
            type={isShown ? "text" : "password"}
            name={name}
            {...control}
            className={inputClass(touch)}
          />
          <Button
            variant="ghost"
            size="s"
            icon={isShown ? "eyeoff" : "eye"}
            aria-pressed={isShown}
            aria-controls={id}
            onClick={() => setShown(!isShown)}
          >
            {isShown ? hideLabel : showLabel}
          </Button>
        </span>
      )}
    </Field>
  );
}
