"use client";

import { useCallback, useEffect, useRef, useState } from "react";
import { LOCK_WANTED, LOCKED, UNLOCKED } from "@/components/screen-lock-state";

/** How long before locking the person is asked. */
export const WARNED_AHEAD = 60_000;
/** The server hears at most this often that somebody is here. */
const TOLD_EVERY = 60_000;
/** Other tabs of this sign-in hear at most this often. */
const SHARED_EVERY = 2_000;
const CHANNEL = "evenkeel-screen";
/** A lock that the server has not heard of: no connection. Reloading must not open it. */
const UNSENT = "evenkeel.lock-unsent";

export type ScreenState = "open" | "warned" | "locked";

type News = { readonly signInId: string; readonly what: "active" | "locked" | "unlocked" };

export interface ScreenLockControl {
  readonly state: ScreenState;
  /** Milliseconds that are left before it locks, while it is warned of. */
  readonly left: number;
  /** The right password or PIN was given. */
  readonly open: (by: "password" | "pin") => void;
}

/**
 * Locks the screen when nobody touched it for `minutes`, when somebody wants it, and when another tab of the same sign-in
 * locked. It goes by the clock and not by timers, which stop while a computer sleeps: the first touch after a long
 * sleep finds it locked.
 */
export function useScreenLock({ minutes, signInId }: { minutes: number; signInId: string }): ScreenLockControl {
  const [state, setState] = useState<ScreenState>("open");
  const [left, setLeft] = useState(WARNED_AHEAD);
  const now = useRef<ScreenState>("open");
  const usedAt = useRef(0);
  const channel = useRef<BroadcastChannel | null>(null);
  const limit = minutes * 60_000;

  const turn = useCallback((next: ScreenState) => {
    now.current = next;
    setState(next);
  }, []);
  const tell = useCallback(
    (what: News["what"]) => channel.current?.postMessage({ signInId, what } satisfies News),
    [signInId],
  );
  const cover = useCallback(() => {
    if (now.current === "locked") return false;
    // Before React draws: what is on the screen must not stay for another frame.
    document.documentElement.dataset.locked = "";
    turn("locked");
    window.dispatchEvent(new Event(LOCKED));
    return true;
  }, [turn]);
  const uncover = useCallback(() => {
    if (now.current !== "locked") return;
    usedAt.current = Date.now();
    delete document.documentElement.dataset.locked;
    turn("open");
    window.dispatchEvent(new Event(UNLOCKED));
  }, [turn]);
  const lock = useCallback(() => {
    if (!cover()) return;
    tell("locked");
    localStorage.setItem(UNSENT, signInId);
    void sendLock();
  }, [cover, tell, signInId]);
  const open = useCallback(
    (by: "password" | "pin") => {
      // A PIN opens this device; whether the server was locked is the server's to say when it is reached again.
      localStorage.removeItem(UNSENT);
      uncover();
      if (by === "password") tell("unlocked");
    },
    [uncover, tell],
  );

  // Signing out leads away from a locked page by script: the sign-in page has nothing to hide.
  useEffect(() => () => void delete document.documentElement.dataset.locked, []);

  useEffect(() => {
    usedAt.current = Date.now();
    let toldAt = Date.now();
    let sharedAt = 0;
    const look = () => {
      if (now.current === "locked") return;
      const rest = usedAt.current + limit - Date.now();
      if (rest <= 0) return lock();
      setLeft(rest);
      if (rest <= Math.min(WARNED_AHEAD, limit / 2)) turn("warned");
      else if (now.current === "warned") turn("open");
    };
    const noteUse = () => {
      look();
      if (now.current === "locked") return;
      const at = Date.now();
      usedAt.current = at;
      if (now.current === "warned") turn("open");
      if (at - sharedAt > SHARED_EVERY) {
        sharedAt = at;
        tell("active");
      }
      if (at - toldAt > TOLD_EVERY) {
        toldAt = at;
        void stay().then((isLocked) => (isLocked ? cover() : null));
      }
    };
    const onNews = ({ data }: MessageEvent<News>) => {
      if (data.signInId !== signInId) return;
      if (data.what === "locked") cover();
      if (data.what === "unlocked") uncover();
      if (data.what === "active" && now.current !== "locked") {
        usedAt.current = Date.now();
        look();
      }
    };
    const onKey = (event: KeyboardEvent) => {
      // Nothing behind the lock hears a key; typing into the lock goes on.
      if (now.current === "locked") return event.stopImmediatePropagation();
      noteUse();
      const isLock = event.key.toLowerCase() === "l" && event.shiftKey && (event.ctrlKey || event.metaKey);
      if (!isLock || event.altKey) return;
      event.preventDefault();
      event.stopImmediatePropagation();
      lock();
    };
    const resend = () => {
      if (localStorage.getItem(UNSENT) === signInId) void sendLock();
    };
    const shared = new BroadcastChannel(CHANNEL);
    channel.current = shared;
    shared.onmessage = onNews;
    // Locked without a connection, and then the page was read anew.
    if (localStorage.getItem(UNSENT) === signInId) {
      cover();
      void sendLock();
    }
    const ticking = setInterval(look, 1_000);
    const capture = { capture: true };
    const passive = { capture: true, passive: true };
    window.addEventListener("keydown", onKey, capture);
    window.addEventListener("pointerdown", noteUse, passive);
    window.addEventListener("wheel", noteUse, passive);
    window.addEventListener(LOCK_WANTED, lock);
    window.addEventListener("online", resend);
    window.addEventListener("pageshow", look);
    document.addEventListener("visibilitychange", look);
    return () => {
      clearInterval(ticking);
      shared.close();
      channel.current = null;
      window.removeEventListener("keydown", onKey, capture);
      window.removeEventListener("pointerdown", noteUse, passive);
      window.removeEventListener("wheel", noteUse, passive);
      window.removeEventListener(LOCK_WANTED, lock);
      window.removeEventListener("online", resend);
      window.removeEventListener("pageshow", look);
      document.removeEventListener("visibilitychange", look);
    };
  }, [limit, signInId, lock, cover, uncover, turn, tell]);

  return { state, left, open };
}

/** Whether the server took it; without a connection it is sent again when there is one, and reloading stays locked. */
async function sendLock(): Promise<void> {
  try {
    const answer = await fetch("/lock/now", { method: "POST", keepalive: true, cache: "no-store" });
    // 401: locked or signed out already. Both open nothing.
    if (answer.ok || answer.status === 401) localStorage.removeItem(UNSENT);
  } catch {
    // No connection: `online` sends it again.
  }
}

/** Tells the server that somebody is here, and answers whether the screen was locked from elsewhere. */
async function stay(): Promise<boolean> {
  try {
    const answer = await fetch("/lock/stay", { method: "POST", cache: "no-store" });
    if (answer.status !== 401) return false;
    const { type } = (await answer.json()) as { type?: string };
    return type === "locked";
  } catch {
    // No connection: the roster goes on without one, and locks by itself.
    return false;
  }
}
