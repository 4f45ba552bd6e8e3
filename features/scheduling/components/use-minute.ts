"use client";

import { useRouter } from "next/navigation";
import { useEffect, useState } from "react";

const MINUTE_MS = 60_000;

/**
 * The minute of the day at the site, counted on from the one the server told: the browser's own clock may stand in
 * another zone, or be wrong. After midnight the page is asked for anew.
 */
export function useMinute(told: number): number {
  const router = useRouter();
  const [{ from, minute }, setMinute] = useState({ from: told, minute: told });
  useEffect(() => {
    const since = Date.now();
    const timer = setInterval(() => {
      const now = told + Math.floor((Date.now() - since) / MINUTE_MS);
      if (now >= 1440) router.refresh();
      setMinute({ from: told, minute: Math.min(now, 1439) });
    }, MINUTE_MS / 4);
    return () => clearInterval(timer);
  }, [told, router]);
  return from === told ? Math.max(told, minute) : told;
}
