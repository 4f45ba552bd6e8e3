import { forbidden, notFound, redirect } from "next/navigation";
import type { Actor } from "@/lib/access/decide-access";
import { homeOf } from "@/lib/access/home-of-side";
import { isClientSide, type Permission } from "@/lib/access/permissions";
import type { Instant } from "@/lib/time/zone";
import { theStore, type Reader, type Store } from "@/db/store";
import { currentActor, currentSignIn } from "../sign-in/current-actor";
import { requestNow } from "../sign-in/request-now";
import { requestPath } from "../sign-in/request-path";
import { decideAll, type DoorDescription, type Subject } from "./door";
import { logFault } from "./fault";
import { scopeOf, type Scope } from "./scope";

export interface Read {
  readonly reader: Reader;
  readonly actor: Actor;
  readonly now: Instant;
  readonly scope: Scope;
}

export interface LoaderSpec<Params, SubjectValue, View> {
  readonly name: string;
  readonly permission: Permission;
  /** Left out: the view is of everything within the actor's scope. Null or out of scope: not found. */
  readonly subject?: (reader: Reader, params: Params, actor: Actor) => Promise<Subject<SubjectValue> | null>;
  readonly query: (read: Read, params: Params, subject: SubjectValue) => Promise<View>;
}

export type LoaderState<View> =
  { readonly status: "done"; readonly value: View } | { readonly status: "signed_out" | "forbidden" | "not_found" };

export interface LoaderDoor<View> extends DoorDescription<LoaderState<View>> {
  readonly kind: "loader";
}

/**
 * The only way to write a `loaders.ts` export. Called from a page: not signed in, it leads to the sign-in page; without
 * the permission, to the "forbidden" page; out of scope, to "not found", as if the thing did not exist.
 */
export function defineLoader<Params, SubjectValue, View>(
  spec: LoaderSpec<Params, SubjectValue, View>,
): ((params: Params) => Promise<View>) & { readonly door: LoaderDoor<View> } {
  const loader = async (params: Params): Promise<View> => {
    const state = await performLoader(spec, await currentActor(), params, requestNow(), theStore());
    switch (state.status) {
      case "done":
        return state.value;
      case "signed_out":
        return redirect(await signInAddress(spec.permission));
      case "forbidden":
        return forbidden();
      case "not_found":
        return notFound();
    }
  };
  const door: LoaderDoor<View> = {
    kind: "loader",
    name: spec.name,
    permission: spec.permission,
    // The matrix builds each door's params by its own row.
    perform: (actor, raw, at, store) => performLoader(spec, actor, raw as Params, at, store),
  };
  return Object.assign(loader, { door });
}

async function performLoader<Params, SubjectValue, View>(
  spec: LoaderSpec<Params, SubjectValue, View>,
  actor: Actor | null,
  params: Params,
  now: Instant,
  store: Store,
): Promise<LoaderState<View>> {
  if (actor === null) return { status: "signed_out" };
  if (holdsNullCharacter(params)) return { status: "not_found" };
  const { reader } = store;
  try {
    const subject = spec.subject === undefined ? null : await spec.subject(reader, params, actor);
    if (spec.subject !== undefined && subject === null) return { status: "not_found" };
    const access = decideAll(actor, spec.permission, subject?.access ?? {});
    // A page about nothing in particular exists for everybody; it is only not theirs.
    if (access === "out_of_scope") return { status: subject === null ? "forbidden" : "not_found" };
    if (access === "forbidden") return { status: "forbidden" };
    const read = { reader, actor, now, scope: scopeOf(actor, spec.permission) };
    // A loader without `subject` has no subject to be told of.
    return { status: "done", value: await spec.query(read, params, subject?.value as SubjectValue) };
  } catch (error) {
    throw logFault(error, spec.name);
  }
}

/** Nothing that a page ever linked to holds one, and PostgreSQL takes it for a fault. */
function holdsNullCharacter(params: unknown): boolean {
  const values: unknown[] = typeof params === "object" && params !== null ? Object.values(params) : [params];
  return values.some((value) => typeof value === "string" && value.includes("\0"));
}

const CLIENT_PAGES = new RegExp(`^(${homeOf("client")}|${homeOf("family")})(?![^/?])`);

/** Where nobody is led: to the sign-in, or to the password of whoever left this screen locked. */
async function signInAddress(permission: Permission): Promise<string> {
  const isLocked = (await currentSignIn()).locked !== null;
  const path = await requestPath();
  // What a client's page asks first may be something that everybody has, such as a screen that locks.
  const isClients = isClientSide(permission) || (path !== null && CLIENT_PAGES.test(path));
  const query = new URLSearchParams(isClients && !isLocked ? { as: "client" } : {});
  if (path !== null) query.set("next", path);
  const page = isLocked ? "/lock" : "/sign-in";
  return query.size === 0 ? page : `${page}?${query}`;
}
