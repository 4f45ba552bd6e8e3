"use client";

import { createContext, useContext, useState, type ReactNode } from "react";
import type { LocalDate } from "@/lib/time/local-date";

/** A session that is not saved yet, as the calendar draws it beside the real ones. */
export interface Ghost {
  readonly date: LocalDate;
  readonly startMinute: number;
  readonly minutes: number;
  readonly title: string;
  readonly room: string | null;
  readonly isClash: boolean;
}

interface Ghosts {
  readonly shown: readonly Ghost[];
  readonly show: (ghosts: readonly Ghost[]) => void;
}

const NONE: Ghosts = { shown: [], show: () => undefined };
const Context = createContext<Ghosts>(NONE);

/** Lets the form draw on the calendar beside it. */
export function GhostBoard({ children }: { children: ReactNode }) {
  const [shown, show] = useState<readonly Ghost[]>([]);
  return <Context value={{ shown, show }}>{children}</Context>;
}

export function useGhosts(): Ghosts {
  return useContext(Context);
}
