"use client";

import { useEffect } from "react";
import { Kbd } from "@/components/kbd";
import { PageKeys } from "@/components/page-keys";

import { ALL_KEYS, KEY_HINTS } from "./work-key-hints";

/**
 * The work list's single keys: J and K move, L opens the form, A the menu, E the roster to excuse on; Enter is the
 * link's own, to the chart. They work outside fields only, and never with a modifier.
 */
export function WorkKeys() {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
      const { target } = event;
      if (target instanceof HTMLElement && target.closest("input, select, textarea, dialog, [contenteditable]")) return;
      const done = act(event.key.toLowerCase());
      if (done) event.preventDefault();
    };
    window.addEventListener("keydown", onKey);
    return () => window.removeEventListener("keydown", onKey);
  }, []);
  return (
    <span className="keys no-print">
      <PageKeys title="Alerts" keys={ALL_KEYS} />
      {KEY_HINTS.map(({ keys, does }) => (
        <span key={does}>
          <Kbd keys={keys} /> {does}
        </span>
      ))}
    </span>
  );
}

function act(key: string): boolean {
  const rows = [...document.querySelectorAll<HTMLElement>("[data-work-row]")];
  const current = document.activeElement?.closest<HTMLElement>("[data-work-row]") ?? null;
  const at = current === null ? -1 : rows.indexOf(current);
  switch (key) {
    case "j":
      return goTo(rows[Math.min(at + 1, rows.length - 1)]);
    case "k":
      return goTo(rows[Math.max(at - 1, 0)]);
    case "l":
      return press((current ?? rows[0])?.querySelector("[data-log]"));
    case "a":
      return openMenu(current ?? rows[0]);
    case "e":
      return press((current ?? rows[0])?.querySelector("[data-excuse]"));
    default:
      return false;
  }
}

/** The name is a link to the chart: with the focus on it, Enter opens it. */
function goTo(row: HTMLElement | undefined): boolean {
  const link = row?.querySelector<HTMLElement>("[data-row-name]");
  if (!link) return false;
  link.focus();
  row?.scrollIntoView({ block: "nearest" });
  return true;
}

function press(control: HTMLElement | null | undefined): boolean {
  if (!control) return false;
  control.click();
  return true;
}

function openMenu(row: HTMLElement | undefined): boolean {
  const menu = row?.querySelector<HTMLDetailsElement>("details.as");
  if (!menu) return false;
  menu.open = true;
  const items = [...menu.querySelectorAll<HTMLElement>(".menu__i")];
  (items.find((item) => item.getAttribute("aria-current") === "true") ?? items[0])?.focus();
  return true;
}
