import type { ClashKind } from "@/lib/scheduling/clash-rules";
import type { ChangeEffect } from "@/lib/scheduling/change/tell-effects";
import type { ChangeStay } from "@/lib/scheduling/change/tell-stays";
import type { LocalDate } from "@/lib/time/local-date";

export type { ChangeEffect as PreviewEffect } from "@/lib/scheduling/change/tell-effects";
export type { ChangeStay as PreviewStay } from "@/lib/scheduling/change/tell-stays";

/** A way out of a clash. `value` is what the form sends back in `ways`; see way-out-value. */
export interface PreviewWayOut {
  readonly value: string;
  readonly label: string;
  readonly hint: string | null;
}

/** Clashes of one kind with one room, person or client. */
export interface PreviewClash {
  readonly kind: ClashKind;
  readonly rule: "warn" | "refuse";
  readonly count: number;
  readonly title: string;
  readonly detail: string;
  readonly dates: readonly LocalDate[];
  readonly waysOut: readonly PreviewWayOut[];
}

/** Clients whose weeks the change makes fall under their plan. */
export interface PreviewShort {
  readonly count: number;
  readonly title: string;
  readonly detail: string;
  readonly clients: readonly {
    readonly enrollmentId: string;
    readonly clientId: string;
    readonly name: string;
    readonly text: string;
  }[];
}

/** Who hears of the change, and what. `unreachable`: clients without an address to write to. */
export interface PreviewTold {
  readonly clients: number;
  readonly staff: number;
  readonly unreachable: number;
  readonly sentence: string;
  readonly message: { readonly subject: string; readonly body: string };
}

/** What a change of a series comes to, in words and numbers. Plain values: it goes to the browser as it is. */
export interface ChangePreview {
  readonly seriesId: string;
  /** Stands for all that is shown: sent back with the confirmation, so that nothing else is done than was seen. */
  readonly fingerprint: string;
  readonly isNothing: boolean;
  /** "Move 34 sessions" */
  readonly button: string;
  readonly effects: readonly ChangeEffect[];
  readonly stays: readonly ChangeStay[];
  readonly clashes: readonly PreviewClash[];
  /** A clash of a kind that the clinic refuses: the change cannot be made as it is. */
  readonly isRefused: boolean;
  readonly short: PreviewShort | null;
  readonly told: PreviewTold;
  /** What is past and stays exactly as recorded. */
  readonly past: { readonly sessions: number; readonly marks: number };
}
