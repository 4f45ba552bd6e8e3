"use client";

import { usePathname, useSearchParams } from "next/navigation";
import { useActionState, type ReactNode } from "react";
import { wantLock } from "@/components/screen-lock-state";
import { idle } from "@/server/doors/action-state";
import { lockAction } from "../actions";

export interface LockButtonProps {
  className?: string;
  /** The button itself, of type submit. */
  children: ReactNode;
}

/** Locks the screen: at once where scripts run, else by a plain form that leads to the lock page and back here. */
export function LockButton({ className, children }: LockButtonProps) {
  const [, action] = useActionState(lockAction, idle);
  const search = useSearchParams().toString();
  const here = `${usePathname()}${search === "" ? "" : `?${search}`}`;
  return (
    <form
      action={action}
      className={className}
      onSubmit={(event) => {
        event.preventDefault();
        wantLock();
      }}
    >
      <input type="hidden" name="next" value={here} />
      {children}
    </form>
  );
}
