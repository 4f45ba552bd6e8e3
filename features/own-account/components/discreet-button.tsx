"use client";

import { useActionState, useEffect, type ReactNode } from "react";
import { Button, type ButtonProps } from "@/components/button";
import { useDiscreet } from "@/components/discreet";
import { isScreenLocked } from "@/components/screen-lock-state";
import { announce } from "@/components/toast";
import { idle } from "@/server/doors/action-state";
import { chooseDiscreetAction } from "../actions";

export interface DiscreetButtonProps extends Pick<ButtonProps, "variant" | "size" | "icon" | "className"> {
  children: ReactNode;
  /** Ctrl+Shift+H presses this one. One of them on a page hears it. */
  hearsKey?: boolean;
}

/** Turns discreet mode on and off on this device. */
export function DiscreetButton({ children, hearsKey = true, ...look }: DiscreetButtonProps) {
  const { isOn, choose } = useDiscreet();
  const [, action, isPending] = useActionState(chooseDiscreetAction, idle);
  useEffect(() => {
    if (!hearsKey) return;
    const onKey = (event: KeyboardEvent) => {
      const isHide = event.key.toLowerCase() === "h" && event.shiftKey && (event.ctrlKey || event.metaKey);
      if (!isHide || event.altKey || isScreenLocked()) return;
      event.preventDefault();
      document.querySelector<HTMLFormElement>("form[data-discreet]")?.requestSubmit();
    };
    window.addEventListener("keydown", onKey);
    return () => window.removeEventListener("keydown", onKey);
  }, [hearsKey]);
  return (
    <form
      action={action}
      data-discreet=""
      onSubmit={() => {
        choose(!isOn);
        announce(isOn ? "Names are shown again." : "Names and topics are hidden.");
      }}
    >
      <input type="hidden" name="isOn" value={isOn ? "" : "1"} />
      <Button
        variant="ghost"
        size="s"
        icon={isOn ? "eye" : "eyeoff"}
        {...look}
        type="submit"
        aria-pressed={isOn}
        aria-busy={isPending}
        aria-keyshortcuts="Control+Shift+H Meta+Shift+H"
      >
        {children}
      </Button>
    </form>
  );
}
