import { notFound } from "next/navigation";
import type { Actor } from "@/lib/access/decide-access";
import type { Instant } from "@/lib/time/zone";
import { theStore, type Reader, type Store } from "@/db/store";
import { currentSignIn } from "../sign-in/current-actor";
import { requestNow } from "../sign-in/request-now";
import type { SignInIds } from "../sign-in/cookie-token";
import type { DoorDescription } from "./door";
import { logFault } from "./fault";
import type { LoaderState } from "./loader";

export interface OpenRead {
  readonly reader: Reader;
  /** Whoever is signed in, perhaps nobody. */
  readonly actor: Actor | null;
  /** Whose screen is locked in this browser; null when none is. */
  readonly locked: SignInIds | null;
  readonly now: Instant;
}

export interface OpenLoaderSpec<Params, View> {
  readonly name: string;
  /** Null: not found. */
  readonly query: (read: OpenRead, params: Params) => Promise<View | null>;
}

export interface OpenLoaderDoor<View> extends DoorDescription<LoaderState<View>> {
  readonly kind: "open-loader";
  readonly permission: null;
}

/** A page for people who are nobody yet. It shows nothing of the clinic; what opens it is in the params. */
export function defineOpenLoader<Params, View>(
  spec: OpenLoaderSpec<Params, View>,
): ((params: Params) => Promise<View>) & { readonly door: OpenLoaderDoor<View> } {
  const loader = async (params: Params): Promise<View> => {
    const state = await performOpenLoader(spec, await currentSignIn(), params, requestNow(), theStore());
    return state.status === "done" ? state.value : notFound();
  };
  const door: OpenLoaderDoor<View> = {
    kind: "open-loader",
    name: spec.name,
    permission: null,
    // The matrix builds each door's params by its own row.
    perform: (actor, raw, at, store) => performOpenLoader(spec, { actor, locked: null }, raw as Params, at, store),
  };
  return Object.assign(loader, { door });
}

async function performOpenLoader<Params, View>(
  spec: OpenLoaderSpec<Params, View>,
  who: Pick<OpenRead, "actor" | "locked">,
  params: Params,
  now: Instant,
  store: Store,
): Promise<LoaderState<View>> {
  try {
    const view = await spec.query({ reader: store.reader, ...who, now }, params);
    return view === null ? { status: "not_found" } : { status: "done", value: view };
  } catch (error) {
    throw logFault(error, spec.name);
  }
}
