import { GRANTS } from "@/lib/access/permissions";
import type { AccessSubject, Actor } from "@/lib/access/decide-access";
import { ROLES, type Role } from "@/lib/access/roles";
import { auditEntries } from "@/db/schema";
import type { Instant } from "@/lib/time/zone";
import type { Store } from "@/db/store";
import { decideAll, type DoorDescription, type DoorStatus } from "./door";

/*
 * Test support: the matrix of doors and people. It finds every door there is, asks each of them on behalf of everybody,
 * and compares the answers with the permission table. A door without a row is a failure, so a new door is never
 * forgotten.
 */

export interface MatrixWorld {
  readonly store: Store;
  readonly now: Instant;
  /** Everybody who tries every door. `actor` null: nobody is signed in. */
  readonly people: readonly { readonly title: string; readonly actor: Actor | null }[];
}

/** What the test says about one door. */
export type DoorRow<World extends MatrixWorld> =
  | {
      readonly door: string;
      /** The roles that may, written out, so that a reviewer sees them and the table cannot change them unseen. */
      readonly may: readonly Role[];
      readonly cases: readonly DoorCase<World>[];
    }
  /** A door for people who are nobody yet: why it may stand open, and what is put in. */
  | { readonly door: string; readonly isOpenBecause: string; readonly input: (world: World) => unknown };

export interface DoorCase<World extends MatrixWorld> {
  readonly title: string;
  /** Whose thing it is that the input names, as the table has to see it. */
  readonly about: (world: World) => AccessSubject | readonly AccessSubject[];
  /** A good input, made fresh for every try. */
  readonly input: (world: World) => unknown;
}

/** Makes a door's row of one case; most doors need no more. */
export function row<World extends MatrixWorld>(
  door: string,
  may: readonly Role[],
  about: DoorCase<World>["about"],
  input: DoorCase<World>["input"],
): DoorRow<World> {
  return { door, may, cases: [{ title: "sample", about, input }] };
}

const HANDLERS = new Set(["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"]);

/**
 * All doors of the given modules (path → exports). An export of an actions.ts or loaders.ts that is a function and no
 * door, or a handler of a route.ts that is none, is answered among `strays`.
 */
export function findDoors(modules: Readonly<Record<string, unknown>>): {
  readonly doors: readonly DoorDescription[];
  readonly strays: readonly string[];
} {
  const doors: DoorDescription[] = [];
  const strays: string[] = [];
  for (const [path, module] of Object.entries(modules)) {
    for (const [name, value] of Object.entries(module as Record<string, unknown>)) {
      if (typeof value !== "function") continue;
      if (isDoor(value)) doors.push(value.door);
      else if (!path.endsWith("route.ts") || HANDLERS.has(name)) strays.push(`${path}: ${name}`);
    }
  }
  return { doors, strays };
}

function isDoor(value: object): value is { readonly door: DoorDescription } {
  return "door" in value && typeof value.door === "object" && value.door !== null && "perform" in value.door;
}

/** What is wrong with the rows as a list: doors without one, rows without a door, two of one name. */
export function compareRows<World extends MatrixWorld>(
  doors: readonly DoorDescription[],
  rows: readonly DoorRow<World>[],
): string[] {
  const names = doors.map(({ name }) => name);
  const rowNames = rows.map(({ door }) => door);
  return [
    ...names.filter((name, at) => names.indexOf(name) !== at).map((name) => `Two doors are called ${name}.`),
    ...rowNames.filter((name, at) => rowNames.indexOf(name) !== at).map((name) => `Two rows are for ${name}.`),
    ...names.filter((name) => !rowNames.includes(name)).map((name) => `${name} has no row in doors.matrix.ts.`),
    ...rowNames.filter((name) => !names.includes(name)).map((name) => `The row ${name} is for no door.`),
  ];
}

/** Asks one door on behalf of everybody. Answers a sentence for everything that is not as the table says. */
export async function walkDoor<World extends MatrixWorld>(
  door: DoorDescription,
  row: DoorRow<World>,
  world: World,
): Promise<string[]> {
  if ("isOpenBecause" in row) return walkOpenDoor(door, row, world);
  const { permission } = door;
  if (permission === null) return [`${door.name} is open to everybody, and its row does not say why.`];
  const wrong: string[] = [];
  const may = ROLES.filter((role) => GRANTS[role][permission] !== undefined);
  if (may.join() !== ROLES.filter((role) => row.may.includes(role)).join()) {
    wrong.push(`${door.name}: the row says ${row.may.join(", ")}; ${permission} is held by ${may.join(", ")}.`);
  }
  for (const each of row.cases) wrong.push(...(await walkCase(door, each, world)));
  return wrong;
}

async function walkCase<World extends MatrixWorld>(
  door: DoorDescription,
  each: DoorCase<World>,
  world: World,
): Promise<string[]> {
  const wrong: string[] = [];
  let isDoneForSomebody = false;
  for (const { title, actor } of world.people) {
    const input = await each.input(world);
    const before = await world.store.reader.$count(auditEntries);
    const { status } = await door.perform(actor, input, world.now, world.store);
    const wanted = wantedAnswers(door, actor, each.about(world));
    isDoneForSomebody ||= status === "done";
    if (!wanted.includes(status))
      wrong.push(`${door.name} (${each.title}), ${title}: ${status}, not ${wanted.join(" or ")}.`);
    const written = (await world.store.reader.$count(auditEntries)) - before;
    if (status !== "done" && written > 0)
      wrong.push(`${door.name} (${each.title}), ${title}: ${status}, and yet it wrote.`);
  }
  // Otherwise the sample proves nothing: it may be refused for everybody by a rule.
  if (!isDoneForSomebody) wrong.push(`${door.name} (${each.title}): went through for nobody.`);
  return wrong;
}

function wantedAnswers(
  door: DoorDescription,
  actor: Actor | null,
  about: AccessSubject | readonly AccessSubject[],
): DoorStatus[] {
  if (actor === null) return ["signed_out"];
  if (door.permission === null) return ["done"];
  switch (decideAll(actor, door.permission, about)) {
    case "allowed":
      return ["done", "refused"];
    case "forbidden":
      return ["forbidden"];
    case "out_of_scope":
      // A list or a page about nothing in particular exists for everybody; it is only not theirs.
      return isAboutNothing(about) ? ["forbidden", "not_found"] : ["not_found"];
  }
}

function isAboutNothing(about: AccessSubject | readonly AccessSubject[]): boolean {
  return !Array.isArray(about) && Object.keys(about).length === 0;
}

async function walkOpenDoor<World extends MatrixWorld>(
  door: DoorDescription,
  row: { readonly input: (world: World) => unknown },
  world: World,
): Promise<string[]> {
  if (door.permission !== null) return [`${door.name} is not open: it asks for ${door.permission}.`];
  const { status } = await door.perform(null, await row.input(world), world.now, world.store);
  return status === "done" ? [] : [`${door.name}: ${status} for nobody in particular, with the sample input.`];
}
