"use client";

import { useEffect, useRef, useState, type CSSProperties } from "react";
import { isSamePlace, resized, shifted, STEP, stepsIn, type Place, type Shown } from "@/components/week-grid/place";
import { announce } from "@/components/toast";

export interface MovableItem {
  /** What it is called when it is spoken of: its visible title. */
  title: string;
  place: Place;
}

export interface MoverProps {
  /** Hours run down a column per day, or across one day. */
  axis: "down" | "across";
  shown: Shown;
  /** By the id that the item carries as `data-move`. */
  items: ReadonlyMap<string, MovableItem>;
  /** "Wednesday 10:30–11:30 AM" */
  say: (place: Place) => string;
  /** What is said when an item that stays is asked to move. */
  stays: string;
  onKeep: (id: string, place: Place) => void;
}

interface Held {
  id: string;
  place: Place;
  how: "move" | "resize";
  by: "keys" | "pointer";
}

interface Press {
  id: string;
  how: Held["how"];
  x: number;
  y: number;
  pointerId: number;
}

const ROOT = ".wg__grid, .board__g";
const TRACKS = ".wg__list, .board__trk";
/** Less is a click of an unsteady hand. */
const SLIP_PX = 5;

/**
 * Moves and resizes the items of a grid by mouse, pen or keys, in quarters of an hour. It changes nothing itself: when
 * an item is let go somewhere else, `onKeep` is told. Fingers scroll, so touch does not drag.
 *
 * Keys on an item: M takes it up, arrows shift it, R or Shift with the arrows changes its length, Enter keeps, Esc
 * leaves it where it was.
 */
export function Mover(props: MoverProps) {
  const { axis, shown, items, say, stays, onKeep } = props;
  const here = useRef<HTMLSpanElement>(null);
  const press = useRef<Press | null>(null);
  // What the hand holds is asked for by events that come faster than the screen is drawn; what is drawn follows it.
  const hand = useRef<Held | null>(null);
  const [drawn, setDrawn] = useState<Held | null>(null);
  const [box, setBox] = useState<CSSProperties | null>(null);

  // No dependencies: the listeners see what the last render knew, and the grid's new elements.
  useEffect(() => {
    const root = here.current?.closest<HTMLElement>(ROOT);
    if (!root) return;

    const trackOf = (id: string, day: number): HTMLElement | null | undefined =>
      axis === "down"
        ? root.querySelectorAll<HTMLElement>(TRACKS)[day]
        : elementOf(root, id)?.closest<HTMLElement>(TRACKS);
    const pixelsPerMinute = (track: HTMLElement) =>
      (axis === "down" ? track.clientHeight : track.clientWidth) / (shown.toMinute - shown.fromMinute);

    const hold = (next: Held | null) => {
      hand.current = next;
      setDrawn(next);
      for (const lifted of root.querySelectorAll("[data-lifted]")) lifted.removeAttribute("data-lifted");
      const track = next === null ? null : trackOf(next.id, next.place.day);
      if (next === null || !track) return setBox(null);
      const element = elementOf(root, next.id);
      element?.setAttribute("data-lifted", "");
      setBox(boxOf(root, track, element, next.place, { axis, from: shown.fromMinute, scale: pixelsPerMinute(track) }));
    };
    const letGo = (place: Place | null) => {
      const held = hand.current;
      const item = held && items.get(held.id);
      hold(null);
      press.current = null;
      if (!held || !item) return;
      if (place === null || isSamePlace(place, item.place)) announce(`${item.title} stays where it is.`);
      else onKeep(held.id, place);
    };
    const put = (next: Held) => {
      if (hand.current === null || !isSamePlace(hand.current.place, next.place)) announce(say(next.place));
      hold(next);
    };

    const onDown = (event: PointerEvent) => {
      if (event.pointerType === "touch" || event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey)
        return;
      const element = event.target instanceof Element ? event.target.closest<HTMLElement>("[data-move]") : null;
      const id = element?.dataset.move;
      if (id === undefined || !items.has(id)) return;
      // The edge of an item belongs to its list item, and not to the link in it.
      const how = event.target === element ? "resize" : "move";
      press.current = { id, how, x: event.clientX, y: event.clientY, pointerId: event.pointerId };
    };
    const onMove = (event: PointerEvent) => {
      const from = press.current;
      const item = from && items.get(from.id);
      if (!from || !item || event.pointerId !== from.pointerId) return;
      const far = { x: event.clientX - from.x, y: event.clientY - from.y };
      if (hand.current === null) {
        if (Math.hypot(far.x, far.y) < SLIP_PX) return;
        root.setPointerCapture(from.pointerId);
      }
      const track = trackOf(from.id, item.place.day);
      if (!track) return;
      const minutes = stepsIn(axis === "down" ? far.y : far.x, pixelsPerMinute(track));
      const days = axis === "down" ? dayUnder(root, event.clientX) - item.place.day : 0;
      const place =
        from.how === "resize" ? resized(item.place, minutes, shown) : shifted(item.place, { minutes, days }, shown);
      put({ id: from.id, how: from.how, by: "pointer", place });
    };
    const onUp = (event: PointerEvent) => {
      const from = press.current;
      if (!from || event.pointerId !== from.pointerId) return;
      press.current = null;
      const held = hand.current;
      if (held === null) {
        // A click on the edge opens the item like one in its middle.
        if (from.how === "resize") elementOf(root, from.id)?.querySelector("a")?.click();
        return;
      }
      root.addEventListener("click", swallow, { capture: true, once: true });
      setTimeout(() => root.removeEventListener("click", swallow, { capture: true }), 0);
      letGo(held.place);
    };
    const onCancel = () => {
      press.current = null;
      if (hand.current?.by === "pointer") letGo(null);
    };
    const onDragStart = (event: DragEvent) => {
      if (event.target instanceof Element && event.target.closest("[data-move]")) event.preventDefault();
    };

    const onKey = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      const element = event.target instanceof Element ? event.target.closest<HTMLElement>("li") : null;
      if (!element) return;
      const held = hand.current;
      const next = held === null ? takenUp(event, element, items) : keyed(event.key, event.shiftKey, held, axis, shown);
      if (next === undefined) return;
      event.preventDefault();
      event.stopImmediatePropagation();
      if (next === "stays") announce(stays);
      else if (next === "keep") letGo(held?.place ?? null);
      else if (next === "leave") letGo(null);
      else if (held === null) {
        const title = items.get(next.id)?.title ?? "";
        announce(
          `${next.how === "move" ? "Moving" : "Changing the length of"} ${title}, ${say(next.place)}. Arrow keys shift it, Enter shows what would change, Escape leaves it.`,
        );
        hold(next);
      } else if (next.how !== held.how) {
        announce(next.how === "move" ? "Moving" : "Changing the length");
        hold(next);
      } else put(next);
    };
    const onBlur = (event: FocusEvent) => {
      if (hand.current?.by === "keys" && event.target instanceof Element && event.target.closest("[data-lifted]"))
        letGo(null);
    };

    root.addEventListener("pointerdown", onDown);
    root.addEventListener("dragstart", onDragStart);
    root.addEventListener("keydown", onKey, { capture: true });
    root.addEventListener("focusout", onBlur);
    window.addEventListener("pointermove", onMove);
    window.addEventListener("pointerup", onUp);
    window.addEventListener("pointercancel", onCancel);
    return () => {
      root.removeEventListener("pointerdown", onDown);
      root.removeEventListener("dragstart", onDragStart);
      root.removeEventListener("keydown", onKey, { capture: true });
      root.removeEventListener("focusout", onBlur);
      window.removeEventListener("pointermove", onMove);
      window.removeEventListener("pointerup", onUp);
      window.removeEventListener("pointercancel", onCancel);
    };
  });

  return (
    <>
      <span hidden ref={here} />
      {drawn && box ? (
        <div className="mover" style={box} aria-hidden="true" ref={(node) => scrollTo(node, drawn.by)}>
          <b>{say(drawn.place)}</b>
          <span>{items.get(drawn.id)?.title}</span>
        </div>
      ) : null}
      {drawn?.by === "keys" ? (
        <p className="mover__keys" aria-hidden="true">
          <kbd className="kbd">↑↓←→</kbd> {drawn.how === "move" ? "move" : "length"} <kbd className="kbd">R</kbd>{" "}
          {drawn.how === "move" ? "length" : "move"} <kbd className="kbd">Enter</kbd> see what changes{" "}
          <kbd className="kbd">Esc</kbd> leave it
        </p>
      ) : null}
    </>
  );
}

/** What a key does to an item that stands: nothing, take it up, or say that it stays. */
function takenUp(event: KeyboardEvent, element: HTMLElement, items: MoverProps["items"]): Held | "stays" | undefined {
  const key = event.key.toLowerCase();
  const isArrow = event.shiftKey && key.startsWith("arrow");
  if (key !== "m" && key !== "r" && !isArrow) return undefined;
  if (event.shiftKey && !isArrow) return undefined;
  const { move: id = "" } = element.dataset;
  const item = items.get(id);
  if (item === undefined) return "stays";
  return { id, place: item.place, how: key === "m" ? "move" : "resize", by: "keys" };
}

/** What a key does to an item that is held. */
function keyed(
  key: string,
  isShift: boolean,
  held: Held,
  axis: MoverProps["axis"],
  shown: Shown,
): Held | "keep" | "leave" | undefined {
  if (key === "Enter" || key === " ") return "keep";
  if (key === "Escape" || key === "Tab") return "leave";
  if (held.by === "pointer") return undefined;
  if (key === "r" || key === "R") return { ...held, how: held.how === "move" ? "resize" : "move" };
  if (key === "m" || key === "M") return { ...held, how: "move" };
  const arrow = ARROWS[key];
  if (arrow === undefined) return undefined;
  const [days, steps] = axis === "down" ? arrow : [0, arrow[0] + arrow[1]];
  const minutes = steps * STEP;
  if (held.how === "resize" || isShift)
    return { ...held, place: resized(held.place, minutes === 0 ? days * STEP : minutes, shown) };
  return { ...held, place: shifted(held.place, { minutes, days }, shown) };
}

/** Days, and steps of time. */
const ARROWS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

function elementOf(root: HTMLElement, id: string): HTMLElement | null {
  return root.querySelector<HTMLElement>(`[data-move="${CSS.escape(id)}"]`);
}

/** The day whose column the pointer is over, or the nearer end of the week. */
function dayUnder(root: HTMLElement, x: number): number {
  const edges = [...root.querySelectorAll<HTMLElement>(TRACKS)].map((track) => track.getBoundingClientRect());
  const found = edges.findIndex(({ left, right }) => x >= left && x < right);
  return found >= 0 ? found : x < (edges[0]?.left ?? 0) ? 0 : edges.length - 1;
}

/** Where the wanted place lies on the grid, in pixels from its corner. */
function boxOf(
  root: HTMLElement,
  track: HTMLElement,
  element: HTMLElement | null,
  { startMinute, endMinute }: Place,
  { axis, from, scale }: { axis: MoverProps["axis"]; from: number; scale: number },
): CSSProperties {
  const corner = root.getBoundingClientRect();
  const { left, top, width } = track.getBoundingClientRect();
  const at = (startMinute - from) * scale;
  const length = (endMinute - startMinute) * scale;
  if (axis === "down")
    return { left: left - corner.left + 2, top: top - corner.top + at, width: width - 4, height: length };
  const row = element?.getBoundingClientRect();
  return {
    left: left - corner.left + at,
    top: (row?.top ?? top) - corner.top,
    width: length,
    height: row?.height ?? track.clientHeight,
  };
}

function scrollTo(node: HTMLElement | null, by: Held["by"]): void {
  if (by === "keys") node?.scrollIntoView({ block: "nearest", inline: "nearest" });
}

function swallow(event: Event): void {
  event.preventDefault();
  event.stopPropagation();
}
