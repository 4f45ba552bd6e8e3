import { readWayBack } from "@/lib/scheduling/way-back";
import { parseLocalDate } from "@/lib/time/local-date";
import { parseLocalTime } from "@/lib/time/local-time";
import type { ChangeFormView } from "../../queries/change-form";
import { readScope, type Scope } from "./change-values";

type Search = Readonly<Record<string, string | readonly string[] | undefined>>;

export const CHANGE_STEPS = ["change", "cancel", "restore", "hold", "unhold", "add", "end"] as const;

/** What the address of a change says. */
export interface ChangeAddress {
  readonly what: (typeof CHANGE_STEPS)[number];
  readonly sessionId: string | null;
  /** Null: this session alone when one is named, else from here on. */
  readonly scope: Scope | null;
  /** A single session is to become a series. */
  readonly isMakingSeries: boolean;
  /** Values that came with it, by the form's names. */
  readonly prefill: Readonly<Record<string, string>>;
  readonly back: string | null;
}

const ID = /^[0-9a-z]{1,40}$/;

/** Reads an address. What makes no sense in it is as if it were not there. */
export function readChangeAddress(search: Search): ChangeAddress {
  const one = (name: string) => {
    const value = search[name];
    return (typeof value === "string" ? value : (value?.[0] ?? "")).trim();
  };
  const id = (name: string) => (ID.test(one(name)) ? one(name) : null);
  const said = {
    date: parseLocalDate(one("date")),
    startTime: parseLocalTime(one("start")),
    endTime: parseLocalTime(one("end")),
    roomId: id("room"),
  };
  return {
    what: CHANGE_STEPS.find((step) => step === one("what")) ?? "change",
    sessionId: id("session"),
    scope: readScope(one("scope")),
    isMakingSeries: one("as") === "series",
    prefill: Object.fromEntries(
      Object.entries(said).flatMap(([name, value]) => (value === null ? [] : [[name, value]])),
    ),
    back: readWayBack(one("back")),
  };
}

/** Where the dialog closes to, and the week that stands behind it. */
export function placeOf({ back }: ChangeAddress, { siteId, anchor }: ChangeFormView) {
  const home: Record<string, string> = { site: siteId, ...(anchor === null ? {} : { week: anchor.monday }) };
  const closeHref = back ?? `/schedule?${new URLSearchParams(home).toString()}`;
  const [path, query = ""] = closeHref.split(/[?#]/);
  const isWeek = path === "/schedule";
  return {
    closeHref,
    behind: isWeek ? { site: siteId, ...Object.fromEntries(new URLSearchParams(query)), new: "", changed: "" } : home,
  };
}

/** The address of a change, for links to it. */
export function changeHref(
  seriesId: string,
  say: {
    readonly what?: ChangeAddress["what"];
    readonly session?: string;
    readonly scope?: Scope;
    readonly as?: "series";
    readonly back?: string;
  },
): string {
  return `/schedule/series/${seriesId}/edit?${new URLSearchParams({ ...say }).toString()}`;
}
