"use client";

import { useFormStatus } from "react-dom";
import { Button, type ButtonProps } from "@/components/button";

/** Sends the form it stands in; busy while the form's action runs. With `name` and `value` only the pressed one is. */
export function SubmitButton({ busy, name, value, onClick, ...rest }: ButtonProps) {
  const { pending, data } = useFormStatus();
  const isMine = pending && (!name || data?.get(name) === String(value ?? ""));
  return (
    <Button
      variant="primary"
      {...rest}
      type="submit"
      name={name}
      value={value}
      busy={busy || isMine}
      onClick={(event) => {
        // A second press while the first is under way must not send twice; a disabled button would lose the focus.
        if (pending) event.preventDefault();
        else onClick?.(event);
      }}
    />
  );
}
