"use client";

import { useEffect, useRef } from "react";
import type { KeyHint } from "@/components/page-keys";
import { isScreenLocked } from "@/components/screen-lock-state";
import type { TypedLine } from "./send-lines";

const MARK_KEYS: Record<string, TypedLine["as"]> = {
  p: "present",
  l: "late",
  e: "left_early",
  m: "missed",
  x: "excused",
  u: "unrecorded",
};

/** The keys of a roster, for the list behind "?". */
export const ROSTER_KEYS: readonly KeyHint[] = [
  { keys: ["↑", "↓"], does: "Person before, person after" },
  { keys: ["P"], does: "Present" },
  { keys: ["L"], does: "Late; digits after it are the minutes" },
  { keys: ["E"], does: "Left early" },
  { keys: ["M"], does: "Missed" },
  { keys: ["X"], does: "Excused" },
  { keys: ["U"], does: "Back to not recorded" },
  { keys: ["A"], does: "Everyone else present" },
  { keys: ["Ctrl", "Z"], does: "Take the last mark back" },
  { keys: ["Ctrl", "Enter"], does: "Finish" },
];

/** How long after "L" digits still belong to its minutes. */
const DIGITS_MS = 1500;

/**
 * The roster by keyboard: up and down move between people, a letter marks the focused one, digits after L are minutes,
 * A marks everyone else present, Ctrl+Z takes the last mark back, Ctrl+Enter finishes.
 */
export function useRosterKeys(keys: {
  readonly onMark: (clientId: string, typed: TypedLine) => void;
  readonly onRest: () => void;
  readonly onUndo: () => void;
  readonly onFinish: () => void;
}): void {
  const latest = useRef(keys);
  useEffect(() => {
    latest.current = keys;
  });
  useEffect(() => {
    let typing: { clientId: string; digits: string; until: number } | null = null;
    const onKey = (event: KeyboardEvent) => {
      if (isScreenLocked() || event.isComposing) return;
      const target = event.target instanceof HTMLElement ? event.target : null;
      if (target?.matches("input:not([type=radio]):not([type=hidden]), textarea, select") === true) return;
      // In a dialog the letters are the dialog's.
      if (target?.closest("dialog") != null) return;
      const { onMark, onRest, onUndo, onFinish } = latest.current;
      if (event.ctrlKey || event.metaKey) {
        if (event.key.toLowerCase() === "z" && !event.shiftKey) run(event, onUndo);
        if (event.key === "Enter") run(event, onFinish);
        return;
      }
      if (event.altKey) return;
      if (event.key === "ArrowDown" || event.key === "ArrowUp")
        return run(event, () => step(event.key === "ArrowDown" ? 1 : -1));
      if (event.key.toLowerCase() === "a") return run(event, onRest);
      const clientId = target?.closest<HTMLElement>("[data-line]")?.dataset.line;
      if (clientId === undefined) return;
      const as = MARK_KEYS[event.key.toLowerCase()];
      if (as !== undefined) {
        typing = as === "late" ? { clientId, digits: "", until: Date.now() + DIGITS_MS } : null;
        return run(event, () => onMark(clientId, { as }));
      }
      if (/^\d$/.test(event.key) && typing !== null && typing.clientId === clientId && Date.now() < typing.until) {
        const digits = typing.digits + event.key;
        typing = { clientId, digits, until: Date.now() + DIGITS_MS };
        const minutesLate = Number(digits);
        if (minutesLate > 0) run(event, () => onMark(clientId, { as: "late", minutesLate }));
      }
    };
    document.addEventListener("keydown", onKey);
    return () => document.removeEventListener("keydown", onKey);
  }, []);
}

function run(event: KeyboardEvent, work: () => void): void {
  event.preventDefault();
  work();
}

function step(by: number): void {
  const rows = [...document.querySelectorAll<HTMLElement>("[data-line]")];
  const at = rows.findIndex((row) => row === document.activeElement);
  rows[Math.min(rows.length - 1, Math.max(0, at < 0 ? 0 : at + by))]?.focus();
}
