import type { Level } from "@/lib/standing/types";

/** Whom the list shows: those with something open (or nothing yet), one place, those who left, or everyone. */
export const CLIENT_PLACES = ["here", "on_hold", "starting", "waiting", "left", "everyone"] as const;

export type ClientPlace = (typeof CLIENT_PLACES)[number];

/** What the address of the client list asks for. Ids are as they were written: what is behind them is for the loader to find. */
export interface ClientListAddress {
  /** What is looked for, sealed: an address stays in histories and logs, and no client's name may. */
  readonly find: string | null;
  /** Null: what is usual. */
  readonly place: ClientPlace | null;
  readonly site: string | null;
  readonly program: string | null;
  readonly track: string | null;
  readonly level: Level | null;
  readonly after: string | null;
  readonly before: string | null;
}

const LEVELS: readonly Level[] = ["good", "watch", "warning", "contract", "review"];
/** 200 characters of four bytes, sealed. */
const LONGEST_FIND = 1200;

/** Reads an address as people and scripts write it: a part given twice counts once, a word nobody knows not at all. */
export function readClientListAddress(search: Readonly<Record<string, unknown>>): ClientListAddress {
  const part = (name: string): string | null => {
    const value = search[name];
    const text: unknown = Array.isArray(value) ? value[0] : value;
    return typeof text === "string" && text !== "" ? text : null;
  };
  return {
    find: findOf(part("find")),
    place: CLIENT_PLACES.find((place) => place === part("place")) ?? null,
    site: part("site"),
    program: part("program"),
    track: part("track"),
    level: LEVELS.find((level) => level === part("level")) ?? null,
    after: part("after"),
    before: part("before"),
  };
}

function findOf(text: string | null): string | null {
  return text !== null && text.length <= LONGEST_FIND && /^[\w-]+$/.test(text) ? text : null;
}

/** The address of a list, with what is not asked left out. */
export function clientListHref(address: Partial<ClientListAddress>): string {
  const query = new URLSearchParams(Object.entries(address).flatMap(([name, value]) => (value ? [[name, value]] : [])));
  return query.size === 0 ? "/clients" : `/clients?${query}`;
}

/** Who looks for a name means anybody of that name; else the list is of those who are here. */
export function usualPlace(term: string): ClientPlace {
  return term === "" ? "here" : "everyone";
}
