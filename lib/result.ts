/**
 * What a decision comes back with. A refusal is something a person can act on, so it is a value in a closed union that
 * the page has to show; a fault (a broken database, a programming error) is thrown.
 */
export type Result<Value, Refusal> = Done<Value> | Refused<Refusal>;

export interface Done<Value> {
  readonly ok: true;
  readonly value: Value;
}

export interface Refused<Refusal> {
  readonly ok: false;
  readonly refusal: Refusal;
}

/** The decision was taken; `value` is what results. */
export function done<Value>(value: Value): Done<Value> {
  return { ok: true, value };
}

/** The decision was refused for a reason that a page can word. */
export function refuse<const Refusal>(refusal: Refusal): Refused<Refusal> {
  return { ok: false, refusal };
}
