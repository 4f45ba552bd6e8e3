"use client";

import { useSyncExternalStore } from "react";
import { offsetAt } from "@/lib/time/zone-offsets";
import { parseZone, type Zone } from "@/lib/time/zone";
import "./zone-note.css";

const never = () => () => undefined;

export interface ZoneNoteProps {
  /** Whose clock it is: "Worcester", or "the clinic’s" to people who are not told where. */
  place: string;
  zone: Zone;
  /** The moment at which the two clocks are compared: they may agree in winter and not in summer. */
  at: number;
}

/** Says whose clock the times are on, but only to a browser whose own clock differs. */
export function ZoneNote({ place, zone, at }: ZoneNoteProps) {
  const own = useSyncExternalStore(never, browserZone, () => null);
  if (own === null || own === zone || offsetAt(at, own) === offsetAt(at, zone)) return null;
  return (
    <p className="zone-note" role="note">
      Times are {place} time, not your own ({cityOf(own)}).
    </p>
  );
}

function browserZone(): Zone | null {
  return parseZone(Intl.DateTimeFormat().resolvedOptions().timeZone);
}

function cityOf(zone: Zone): string {
  return (zone.split("/").at(-1) ?? zone).replaceAll("_", " ");
}
