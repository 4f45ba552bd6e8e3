"use client";

import { useRouter } from "next/navigation";
import { useEffect } from "react";

/** Focus goes to the title when the drawer opens and back to where it was when it closes; inside, Esc closes it and Ctrl+Enter presses its primary button. */
export function DrawerKeys({ drawerId, closeHref }: { drawerId: string; closeHref: string }) {
  const router = useRouter();
  useEffect(() => {
    const before = document.activeElement instanceof HTMLElement ? document.activeElement : null;
    document.getElementById(`${drawerId}-title`)?.focus({ preventScroll: true });
    return () => {
      if (before?.isConnected && document.activeElement === document.body) before.focus({ preventScroll: true });
    };
  }, [drawerId]);
  useEffect(() => {
    const drawer = document.getElementById(drawerId);
    const onKey = (event: KeyboardEvent) => {
      if (event.defaultPrevented) return;
      if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
        const primary = drawer?.querySelector<HTMLButtonElement>("button[type=submit].btn--p:not(:disabled)");
        if (!primary) return;
        event.preventDefault();
        primary.form?.requestSubmit(primary);
      }
      if (event.key !== "Escape") return;
      if (event.target instanceof Element && event.target.closest("dialog, [open].pop")) return;
      event.preventDefault();
      router.push(closeHref, { scroll: false });
    };
    drawer?.addEventListener("keydown", onKey);
    return () => drawer?.removeEventListener("keydown", onKey);
  }, [drawerId, closeHref, router]);
  return null;
}
