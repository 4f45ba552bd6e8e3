"use client";

import { useEffect, useRef } from "react";

/** How many days each key goes on; Home and End go to the ends of the week. */
const STEPS: Readonly<Record<string, number>> = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -7, ArrowDown: 7 };

/** Makes the days of a month one tab stop that arrows walk. Without JavaScript every day is a stop of its own. */
export function MonthKeys() {
  const here = useRef<HTMLSpanElement>(null);
  // No dependencies: after every render of the month its new days have to join.
  useEffect(() => {
    const month = here.current?.closest<HTMLElement>(".mon");
    if (!month) return;
    const days = [...month.querySelectorAll<HTMLElement>(".mon__day")];
    const stopAt = (stop: HTMLElement) => {
      for (const day of days) day.tabIndex = day === stop ? 0 : -1;
    };
    const first =
      days.find((day) => day === document.activeElement) ??
      days.find((day) => day.getAttribute("aria-current") === "date") ??
      days.find((day) => !day.closest(".is-other"));
    if (first) stopAt(first);
    const onKey = (event: KeyboardEvent) => {
      const at = days.indexOf(event.target as HTMLElement);
      if (at < 0 || event.altKey || event.ctrlKey || event.metaKey) return;
      const row = at - (at % 7);
      const to = event.key === "Home" ? row : event.key === "End" ? row + 6 : at + (STEPS[event.key] ?? Number.NaN);
      if (Number.isNaN(to)) return;
      event.preventDefault();
      days[to]?.focus();
    };
    const onFocus = (event: FocusEvent) => {
      if (days.includes(event.target as HTMLElement)) stopAt(event.target as HTMLElement);
    };
    month.addEventListener("keydown", onKey);
    month.addEventListener("focusin", onFocus);
    return () => {
      month.removeEventListener("keydown", onKey);
      month.removeEventListener("focusin", onFocus);
    };
  });
  return <span hidden ref={here} />;
}
