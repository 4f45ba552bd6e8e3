"use client";

import { lazy, Suspense, useCallback, useEffect, useRef, useState, useSyncExternalStore, type MouseEvent } from "react";
import { TopSearch } from "@/components/shell";

const load = () => import("./search-dialog");
/** Fetched when it is first wanted, so that no page pays for it. */
const SearchDialog = lazy(async () => ({ default: (await load()).SearchDialog }));

/** The field of the top bar: opens the dialog that finds anything. Without JavaScript it leads to the page that does. */
export function SearchField() {
  const [isOpen, setOpen] = useState(false);
  const isMac = useSyncExternalStore(neverChanges, readsMac, () => false);
  // What is typed while the dialog is still on its way.
  const early = useRef("");
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const isFind = event.key.toLowerCase() === "k" && (event.ctrlKey || event.metaKey);
      if (isFind && !event.altKey && !event.shiftKey && !event.isComposing) {
        event.preventDefault();
        setOpen(true);
      }
    };
    window.addEventListener("keydown", onKey);
    return () => window.removeEventListener("keydown", onKey);
  }, []);
  const takeEarly = useCallback(() => {
    const typed = early.current;
    early.current = "";
    return typed;
  }, []);
  useEffect(() => {
    if (!isOpen) return;
    const keep = (event: KeyboardEvent) => {
      if (document.querySelector("dialog.find[open]") !== null) return;
      if (event.key.length !== 1 || event.ctrlKey || event.metaKey || event.altKey) return;
      event.preventDefault();
      early.current += event.key;
    };
    window.addEventListener("keydown", keep, true);
    return () => window.removeEventListener("keydown", keep, true);
  }, [isOpen]);
  const open = (event: MouseEvent) => {
    // A new tab or window was wanted: that is the page's business.
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0) return;
    event.preventDefault();
    setOpen(true);
  };
  return (
    <>
      <TopSearch
        href="/search"
        label="Find a client, session or page"
        keys={[isMac ? "⌘" : "Ctrl", "K"]}
        aria-haspopup="dialog"
        aria-keyshortcuts="Control+K Meta+K"
        onClick={open}
        onPointerEnter={() => void load()}
        onFocus={() => void load()}
      />
      {isOpen ? (
        <Suspense fallback={null}>
          <SearchDialog takeEarly={takeEarly} onClose={() => setOpen(false)} />
        </Suspense>
      ) : null}
    </>
  );
}

function neverChanges() {
  return () => {};
}

function readsMac() {
  return /mac|iphone|ipad/i.test(navigator.platform);
}
