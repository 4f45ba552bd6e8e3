"use client";

import { useEffect, useSyncExternalStore } from "react";
import { LOCKED, UNLOCKED, wantLock } from "@/components/screen-lock-state";
import { deviceKey } from "@/features/sign-in/components/device-pin-form";
import { fetchKey, forgetKey, isLeft, recallKey, touchKey } from "./device-key";
import { keepRostersAhead } from "./kept-rosters";
import { NO_QUEUE, startSending, unsentLines } from "./unsent-lines";

const LOOK_EVERY_MS = 10_000;

/**
 * Stands on the roster pages and shows nothing: takes along what can be needed without a connection, sends what waits,
 * and puts the key away when the screen is locked.
 */
export function KeepOffline() {
  useEffect(() => {
    void startSending().then(takeAlong);
    void registerWorker();
    // The lock's own way to the key, while it can still be fetched.
    void deviceKey();
    const lock = () => void forgetKey();
    const unlock = () => void recallKey().then((key) => (key === null ? fetchKey() : null));
    const use = () => void touchKey();
    const look = setInterval(() => void lockWhenLeft(), LOOK_EVERY_MS);
    window.addEventListener(LOCKED, lock);
    window.addEventListener(UNLOCKED, unlock);
    window.addEventListener("pointerdown", use, { passive: true });
    window.addEventListener("keydown", use);
    return () => {
      clearInterval(look);
      window.removeEventListener(LOCKED, lock);
      window.removeEventListener(UNLOCKED, unlock);
      window.removeEventListener("pointerdown", use);
      window.removeEventListener("keydown", use);
    };
  }, []);
  const { shut, isKept } = useSyncExternalStore(unsentLines.subscribe, unsentLines.current, () => NO_QUEUE);
  useEffect(() => {
    if (shut === "locked") wantLock();
    // The sign-in ended. What was recorded lies sealed here, and the same page comes back after signing in.
    if (shut === "signed_out" && isKept) window.location.reload();
  }, [shut, isKept]);
  return null;
}

async function takeAlong(): Promise<void> {
  const key = await recallKey();
  if (key !== null) await keepRostersAhead(key);
}

async function lockWhenLeft(): Promise<void> {
  const key = await recallKey();
  if (key !== null && isLeft(key)) await forgetKey();
}

/** In development files change under their names, so nothing is kept there. */
async function registerWorker(): Promise<void> {
  if (process.env.NODE_ENV !== "production" || navigator.serviceWorker === undefined) return;
  await navigator.serviceWorker.register("/roster-worker.js", { scope: "/rosters", updateViaCache: "none" });
  const { active } = await navigator.serviceWorker.ready;
  active?.postMessage("keep");
}
