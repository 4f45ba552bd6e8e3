import type { z } from "zod";
import type { Actor } from "@/lib/access/decide-access";
import { explainForbidden } from "@/lib/access/explain-forbidden";
import type { Permission } from "@/lib/access/permissions";
import type { Instant } from "@/lib/time/zone";
import { theStore, type Reader, type Store, type Tx } from "@/db/store";
import { now } from "../clock";
import { currentSignIn } from "../sign-in/current-actor";
import { isBusy } from "./busy";
import type { Call } from "./call";
import { decideAll, type DoorDescription, type DoorStatus, type Subject } from "./door";
import { logFault } from "./fault";
import { isFromElsewhere } from "./from-elsewhere";
import { parseInput } from "./parse-input";
import { problem } from "./problem";
import { readRequest } from "./read-request";
import { runCommand, type CommandResult } from "./run-command";
import { scopeOf, type Scope } from "./scope";
import { SENTENCES } from "./sentences";

export interface Answering<SubjectValue, Value> {
  readonly reader: Reader;
  readonly store: Store;
  readonly actor: Actor;
  readonly now: Instant;
  readonly scope: Scope;
  readonly request: Request;
  readonly subject: SubjectValue;
  /** What the command came back with; undefined when the route has none. */
  readonly commanded: Value;
}

export interface RouteSpec<Shape extends z.ZodType, SubjectValue, Value, Refusal> {
  readonly name: string;
  readonly method: "GET" | "POST" | "PUT" | "DELETE";
  /** Parsed from the query, the body (form or JSON) and the path; of two of one name, the path's counts. */
  readonly input: Shape;
  readonly permission: Permission;
  readonly subject?: (reader: Reader, input: z.output<Shape>, actor: Actor) => Promise<Subject<SubjectValue> | null>;
  /** Runs and commits before anything is answered: the record of a file that leaves is written before the file is made. */
  readonly command?: (
    tx: Tx,
    call: Call,
    input: z.output<Shape>,
    subject: SubjectValue,
  ) => Promise<CommandResult<Value, Refusal>>;
  /** A sentence, or one with what the page needs to go on from there (the value on record), as members of the answer. */
  readonly explain?: (
    refusal: Refusal,
    input: z.output<Shape>,
  ) => string | { readonly detail: string; readonly [member: string]: unknown };
  readonly respond: (answering: Answering<SubjectValue, Value>, input: z.output<Shape>) => Promise<Response> | Response;
}

export interface RouteState {
  readonly status: DoorStatus;
  readonly response: Response;
}

export interface RouteDoor extends DoorDescription<RouteState> {
  readonly kind: "route";
  readonly method: string;
}

interface RouteContext {
  readonly params: Promise<Record<string, string | string[] | undefined>>;
}

export type RouteHandler = ((request: Request, context: RouteContext) => Promise<Response>) & {
  readonly door: RouteDoor;
};

/** The only way to write an export of a `route.ts`: `export const GET = defineRoute({ method: "GET", … })`. */
export function defineRoute<Shape extends z.ZodType, SubjectValue, Value, Refusal>(
  spec: RouteSpec<Shape, SubjectValue, Value, Refusal>,
): RouteHandler {
  const handler = async (request: Request, context: RouteContext): Promise<Response> => {
    // Reading a page from elsewhere harms nobody; a change, or a record that leaves, must be asked for from our own pages.
    if ((spec.method !== "GET" || spec.command !== undefined) && isFromElsewhere(request.headers)) {
      return problem(403, "Asked for from another site.");
    }
    const raw = await readRequest(request, await context.params);
    if (raw === null) return problem(400, "The body cannot be read.");
    const { actor, locked } = await currentSignIn();
    if (locked !== null) return problem(401, "Locked.", { type: "locked", detail: SENTENCES.locked });
    return (await performRoute(spec, actor, raw, now(), theStore(), request)).response;
  };
  const door: RouteDoor = {
    kind: "route",
    name: spec.name,
    method: spec.method,
    permission: spec.permission,
    perform: (actor, raw, at, store) => {
      const record = typeof raw === "object" && raw !== null ? { ...raw } : {};
      return performRoute(spec, actor, record, at, store, new Request("http://localhost/", { method: spec.method }));
    },
  };
  return Object.assign(handler, { door });
}

async function performRoute<Shape extends z.ZodType, SubjectValue, Value, Refusal>(
  spec: RouteSpec<Shape, SubjectValue, Value, Refusal>,
  actor: Actor | null,
  raw: Record<string, unknown>,
  now: Instant,
  store: Store,
  request: Request,
): Promise<RouteState> {
  if (actor === null) return { status: "signed_out", response: problem(401, "Sign in first.") };
  const parsed = await parseInput(spec.input, raw);
  if (!parsed.ok && parsed.isForged) return notFound();
  if (!parsed.ok) {
    const detail = parsed.formError ?? undefined;
    return {
      status: "invalid",
      response: problem(422, "The request does not fit.", { detail, errors: parsed.fieldErrors }),
    };
  }
  const { input } = parsed;
  try {
    const subject = spec.subject === undefined ? null : await spec.subject(store.reader, input, actor);
    if (spec.subject !== undefined && subject === null) return notFound();
    const access = decideAll(actor, spec.permission, subject?.access ?? {});
    if (access === "out_of_scope" && subject !== null) return notFound();
    if (access !== "allowed") {
      return {
        status: "forbidden",
        response: problem(403, "Not allowed.", { detail: explainForbidden(spec.permission) }),
      };
    }
    // A route without `subject` has no subject to be told of; one without `command` no value.
    const about = subject?.value as SubjectValue;
    let commanded = undefined as Value;
    if (spec.command !== undefined) {
      const { command } = spec;
      const call = { actor, now };
      const result = await runCommand(store, call, spec.name, (tx) => command(tx, call, input, about));
      if (!result.ok) {
        const explained = spec.explain?.(result.refusal, input);
        const more = typeof explained === "object" ? explained : { detail: explained };
        return { status: "refused", response: problem(409, "Refused.", more) };
      }
      commanded = result.value;
    }
    const scope = scopeOf(actor, spec.permission);
    const answering = { reader: store.reader, store, actor, now, scope, request, subject: about, commanded };
    return { status: "done", response: await spec.respond(answering, input) };
  } catch (error) {
    if (isBusy(error)) return { status: "busy", response: problem(503, SENTENCES.busy) };
    throw logFault(error, spec.name);
  }
}

function notFound(): RouteState {
  return { status: "not_found", response: problem(404, "Not found.") };
}
