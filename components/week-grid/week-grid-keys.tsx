"use client";

import { useEffect, useRef } from "react";

const STOPS = ".wg__list > li > a, .wg__list > li > details > summary";

/** Where days stand beside each other three at a time, the first of them is today. */
function showToday(grid: HTMLElement) {
  const today = grid.querySelector<HTMLElement>(".wg__day:has(.is-today)");
  const gutter = grid.querySelector<HTMLElement>(".wg__gut")?.offsetWidth ?? 0;
  if (today && grid.scrollWidth > grid.clientWidth) grid.scrollLeft = today.offsetLeft - gutter;
}

/**
 * Makes the grid one tab stop: up and down walk the day, left and right go to the nearest item of the next day that has
 * one, Home and End to the first and last of the day. Without JavaScript every link is a stop of its own.
 */
export function WeekGridKeys() {
  const here = useRef<HTMLSpanElement>(null);
  useEffect(() => {
    const grid = here.current?.closest<HTMLElement>(".wg");
    if (grid) showToday(grid);
  }, []);
  // No dependencies: after every render of the grid its new links have to join.
  useEffect(() => {
    const grid = here.current?.closest<HTMLElement>(".wg");
    if (!grid) return;
    const stops = [...grid.querySelectorAll<HTMLElement>(STOPS)];
    const first =
      stops.find((stop) => stop === document.activeElement) ??
      stops.find((stop) => stop.matches(".is-now")) ??
      stops[0];
    for (const stop of stops) stop.tabIndex = stop === first ? 0 : -1;

    const go = (target: HTMLElement | undefined) => {
      if (!target) return;
      for (const stop of stops) stop.tabIndex = stop === target ? 0 : -1;
      target.focus();
    };
    const onKey = (event: KeyboardEvent) => {
      const from = event.target instanceof HTMLElement ? event.target : null;
      if (!from || !stops.includes(from) || event.altKey || event.ctrlKey || event.metaKey) return;
      const next = targetOf(event.key, from, grid);
      if (next === undefined) return;
      event.preventDefault();
      go(next);
    };
    const onFocus = (event: FocusEvent) => {
      if (event.target instanceof HTMLElement && stops.includes(event.target))
        for (const stop of stops) stop.tabIndex = stop === event.target ? 0 : -1;
    };
    grid.addEventListener("keydown", onKey);
    grid.addEventListener("focusin", onFocus);
    return () => {
      grid.removeEventListener("keydown", onKey);
      grid.removeEventListener("focusin", onFocus);
    };
  });
  return <span hidden ref={here} />;
}

function targetOf(key: string, from: HTMLElement, grid: HTMLElement): HTMLElement | undefined {
  const days = [...grid.querySelectorAll<HTMLElement>(".wg__day")].map((day) =>
    [...day.querySelectorAll<HTMLElement>(STOPS)].sort((a, b) => startOf(a) - startOf(b)),
  );
  const dayIndex = days.findIndex((stops) => stops.includes(from));
  const day = days[dayIndex] ?? [];
  const index = day.indexOf(from);
  switch (key) {
    case "ArrowUp":
      return day[index - 1] ?? from;
    case "ArrowDown":
      return day[index + 1] ?? from;
    case "Home":
      return day[0];
    case "End":
      return day.at(-1);
    case "ArrowLeft":
      return (
        nearest(
          days.slice(0, dayIndex).findLast((stops) => stops.length > 0),
          from,
        ) ?? from
      );
    case "ArrowRight":
      return (
        nearest(
          days.slice(dayIndex + 1).find((stops) => stops.length > 0),
          from,
        ) ?? from
      );
    default:
      return undefined;
  }
}

function nearest(stops: HTMLElement[] | undefined, from: HTMLElement): HTMLElement | undefined {
  const start = startOf(from);
  return stops?.reduce((best, stop) =>
    Math.abs(startOf(stop) - start) < Math.abs(startOf(best) - start) ? stop : best,
  );
}

function startOf(stop: HTMLElement): number {
  return Number(stop.closest<HTMLElement>("li")?.style.getPropertyValue("--s") ?? 0);
}
