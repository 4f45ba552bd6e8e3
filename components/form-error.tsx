"use client";

import { useEffect, useRef, type ReactNode } from "react";
import { Icon } from "@/components/icon";

export interface FormErrorProps {
  title: ReactNode;
  /** `field` is the id of the control, as `fieldId(name)` gives it. */
  errors?: readonly { field?: string; message: string }[];
  children?: ReactNode;
}

/** Why a form was not taken. Render it only when there is something to say: it takes the focus when it appears. */
export function FormError({ title, errors = [], children }: FormErrorProps) {
  const box = useRef<HTMLDivElement>(null);
  // By what it says: a form that draws again while somebody types must not pull them away.
  const said = [typeof title === "string" ? title : "", ...errors.map((error) => error.message)].join("\n");
  useEffect(() => {
    box.current?.focus();
  }, [said]);
  return (
    <div className="notice notice--clash" role="alert" tabIndex={-1} ref={box}>
      <Icon name="alert" />
      <div className="grow">
        <b>{title}</b>
        {children}
        {errors.length > 0 ? (
          <ul>
            {errors.map((error) => (
              <li key={`${error.field ?? ""}${error.message}`}>
                {error.field ? (
                  <a className="link" href={`#${error.field}`} onClick={(event) => focusOn(event, error.field)}>
                    {error.message}
                  </a>
                ) : (
                  error.message
                )}
              </li>
            ))}
          </ul>
        ) : null}
      </div>
    </div>
  );
}

/** A group of radios is a fieldset, which takes no focus: go to its first control. */
function focusOn(event: { preventDefault: () => void }, id: string | undefined) {
  const target = id ? document.getElementById(id) : null;
  if (!target) return;
  const control = target.matches("fieldset") ? target.querySelector<HTMLElement>("input, select, textarea") : target;
  if (!control) return;
  event.preventDefault();
  control.focus();
}
