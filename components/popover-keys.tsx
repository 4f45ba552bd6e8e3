"use client";

import { useEffect, useRef } from "react";

/** What `details` lacks as a popover: Esc, a press elsewhere or a chosen item closes it; arrows walk the items. */
export function PopoverKeys() {
  const here = useRef<HTMLSpanElement>(null);
  useEffect(() => {
    const details = here.current?.closest("details");
    if (!details) return;
    const summary = details.querySelector("summary");
    const close = (isFocusKept: boolean) => {
      if (!details.open) return;
      details.open = false;
      if (isFocusKept) summary?.focus();
    };
    const onPress = (event: PointerEvent) => {
      if (event.target instanceof Node && !details.contains(event.target)) close(false);
    };
    const onChosen = (event: MouseEvent) => {
      if (event.target instanceof Element && event.target.closest(".menu__i")) close(false);
    };
    const onKey = (event: KeyboardEvent) => {
      if (event.key === "Escape" && details.open) {
        event.preventDefault();
        event.stopPropagation();
        close(true);
      }
      if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
      const items = [...details.querySelectorAll<HTMLElement>(".menu__i:not([disabled])")];
      if (!details.open || items.length === 0) return;
      event.preventDefault();
      const at = items.findIndex((item) => item === document.activeElement);
      const step = event.key === "ArrowDown" ? 1 : -1;
      items[at < 0 ? (step > 0 ? 0 : items.length - 1) : (at + step + items.length) % items.length]?.focus();
    };
    const onLeave = (event: FocusEvent) => {
      if (event.relatedTarget instanceof Node && !details.contains(event.relatedTarget)) close(false);
    };
    document.addEventListener("pointerdown", onPress);
    details.addEventListener("click", onChosen);
    details.addEventListener("keydown", onKey);
    details.addEventListener("focusout", onLeave);
    return () => {
      document.removeEventListener("pointerdown", onPress);
      details.removeEventListener("click", onChosen);
      details.removeEventListener("keydown", onKey);
      details.removeEventListener("focusout", onLeave);
    };
  }, []);
  return <span hidden ref={here} />;
}
