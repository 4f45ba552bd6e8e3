"use client";

import { useRouter } from "next/navigation";
import { useEffect } from "react";

export interface ScheduleKeysProps {
  /** Key, as typed, to address. */
  keys: Readonly<Record<string, string>>;
}

/** The schedule's single keys: they work outside fields only, and never with a modifier. */
export function ScheduleKeys({ keys }: ScheduleKeysProps) {
  const router = useRouter();
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
      const { target } = event;
      if (target instanceof HTMLElement && target.closest("input, select, textarea, dialog, [contenteditable]")) return;
      if (event.key === "?") return void document.querySelector<HTMLElement>("details.key-list > summary")?.click();
      const href = keys[event.key.toLowerCase()];
      if (href === undefined) return;
      event.preventDefault();
      router.push(href, { scroll: false });
    };
    window.addEventListener("keydown", onKey);
    return () => window.removeEventListener("keydown", onKey);
  }, [keys, router]);
  return null;
}
