"use client";

import { startTransition, useEffect, useRef, useState, useSyncExternalStore } from "react";
import { Button } from "@/components/button";

export interface ToastMessage {
  message: string;
  undo?: { label: string; run: () => void | Promise<void> };
  /** How long it stands; left out: eight seconds. */
  seconds?: number;
}

interface Shown extends ToastMessage {
  id: number;
}

const SHOWN_FOR_MS = 8000;

let current: Shown | null = null;
let spoken = "";
let nextId = 1;
const listeners = new Set<() => void>();

function change(toast: Shown | null, text = spoken) {
  current = toast;
  // A screen reader stays silent when the same text comes twice; an unseen space makes it a new one.
  spoken = text === spoken && toast ? `${text}\u00a0` : text;
  for (const listener of listeners) listener();
}

/** One at a time: a new message replaces the one before. Never the only place an error appears. */
export function showToast(toast: ToastMessage) {
  change({ ...toast, id: nextId++ }, toast.message);
}

/** Says something to screen readers, politely, and shows nothing. */
export function announce(text: string) {
  spoken = text === spoken ? `${text}\u00a0` : text;
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void) {
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
  };
}

/** Stands once, in the root layout. */
export function ToastRegion() {
  const toast = useSyncExternalStore(
    subscribe,
    () => current,
    () => null,
  );
  const text = useSyncExternalStore(
    subscribe,
    () => spoken,
    () => "",
  );
  return (
    <div className="toasts">
      <p className="sr" role="status" aria-live="polite">
        {text}
      </p>
      {toast ? <Toast key={toast.id} toast={toast} /> : null}
    </div>
  );
}

function Toast({ toast }: { toast: Shown }) {
  const [isHeld, setHeld] = useState(false);
  const [isBusy, setBusy] = useState(false);
  const left = useRef(toast.seconds === undefined ? SHOWN_FOR_MS : toast.seconds * 1000);
  useEffect(() => {
    if (isHeld || isBusy) return;
    const startedAt = performance.now();
    const timer = setTimeout(() => change(null), left.current);
    return () => {
      clearTimeout(timer);
      left.current = Math.max(1500, left.current - (performance.now() - startedAt));
    };
  }, [isHeld, isBusy]);

  const { undo } = toast;
  return (
    <div
      className="toast"
      onMouseEnter={() => setHeld(true)}
      onMouseLeave={() => setHeld(false)}
      onFocus={() => setHeld(true)}
      onBlur={() => setHeld(false)}
      onKeyDown={(event) => event.key === "Escape" && change(null)}
    >
      <span aria-hidden="true">{toast.message}</span>
      {undo ? (
        <Button
          icon="undo"
          busy={isBusy}
          onClick={() => {
            setBusy(true);
            startTransition(async () => {
              await undo.run();
              // The action may have put its own message up; only our own goes away.
              if (current?.id === toast.id) change(null);
            });
          }}
        >
          {undo.label}
        </Button>
      ) : null}
    </div>
  );
}

export interface FlashToastProps {
  message: string;
  undoLabel?: string;
  undoAction?: () => Promise<void>;
}

/** Shows a message when the page that carries it appears, after a redirect for example. */
export function FlashToast({ message, undoLabel = "Undo", undoAction }: FlashToastProps) {
  useEffect(() => {
    showToast({ message, undo: undoAction ? { label: undoLabel, run: undoAction } : undefined });
  }, [message, undoLabel, undoAction]);
  return <p className="sr">{message}</p>;
}
