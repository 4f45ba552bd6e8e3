"use client";

import { useRouter } from "next/navigation";
import { useEffect, useId, useRef, useState, type KeyboardEvent } from "react";
import { Button, IconButton } from "@/components/button";
import { Icon } from "@/components/icon";
import { Kbd } from "@/components/kbd";
import { PageLink } from "@/components/page-link";
import { countFound, FOUND_TITLES, type Found, type FoundGroup } from "@/lib/search/found";
import { useSearch, type SearchAnswer } from "./use-search";
import { FOUND_ICONS } from "./found-icons";
import "./search.css";

export interface SearchDialogProps {
  /** Hands over what was typed before the dialog was there. */
  takeEarly: () => string;
  onClose: () => void;
}

/** Finds anything by any part of its name: a combobox over a list that the server answers with. */
export function SearchDialog({ takeEarly, onClose }: SearchDialogProps) {
  const router = useRouter();
  const id = useId();
  const dialog = useRef<HTMLDialogElement>(null);
  const input = useRef<HTMLInputElement>(null);
  const [term, setTerm] = useState("");
  const [active, setActive] = useState(0);
  const { answer, isLoading, again } = useSearch(term.trim());
  useEffect(() => {
    const box = dialog.current;
    if (box !== null && !box.open) box.showModal();
    input.current?.focus();
    const early = takeEarly();
    // As if it were typed now.
    if (early !== "") queueMicrotask(() => setTerm((typed) => early + typed));
  }, [takeEarly]);
  const groups = answer?.status === "done" ? answer.groups : [];
  const flat = groups.flatMap(({ items }) => items);
  const at = Math.min(active, flat.length - 1);
  const optionId = (nth: number) => `${id}-${nth}`;
  useEffect(() => {
    document.getElementById(`${id}-${at}`)?.scrollIntoView({ block: "nearest" });
  }, [id, at]);
  const go = (found: Found | undefined) => {
    if (found === undefined) return;
    dialog.current?.close();
    router.push(found.href);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined && flat.length > 0) {
      event.preventDefault();
      setActive((at + step + flat.length) % flat.length);
    }
    // An answer to another term is not what Enter means.
    if (event.key === "Enter") {
      event.preventDefault();
      if (!isLoading) go(flat[at]);
    }
  };
  return (
    <dialog
      ref={dialog}
      className="dialog find"
      aria-label="Find"
      onClose={onClose}
      onClick={(event) => {
        if (event.target === dialog.current) dialog.current.close();
      }}
    >
      <div className="find__top">
        <Icon name="search" />
        <input
          ref={input}
          type="text"
          role="combobox"
          aria-label="Find a client, session, person or page"
          aria-expanded={flat.length > 0}
          aria-controls={`${id}-list`}
          aria-autocomplete="list"
          aria-activedescendant={flat.length > 0 ? optionId(at) : undefined}
          autoComplete="off"
          autoCorrect="off"
          spellCheck={false}
          maxLength={100}
          placeholder="Any part of a name"
          value={term}
          onChange={(event) => {
            setTerm(event.target.value);
            setActive(0);
          }}
          onKeyDown={onKeyDown}
        />
        <IconButton icon="x" label="Close" variant="ghost" size="s" onClick={() => dialog.current?.close()} />
      </div>
      <div className="find__body" aria-busy={isLoading}>
        {flat.length > 0 ? (
          <div id={`${id}-list`} role="listbox" aria-label="What was found">
            {groups.map((group, nth) => (
              <Group
                key={group.kind}
                group={group}
                id={`${id}-${group.kind}`}
                from={groups.slice(0, nth).reduce((sum, { items }) => sum + items.length, 0)}
                at={at}
                optionId={optionId}
                onPoint={setActive}
                onPick={go}
              />
            ))}
          </div>
        ) : null}
        <Said answer={answer} isLoading={isLoading} onAgain={again} />
      </div>
      <p className="find__keys" aria-hidden="true">
        <span>
          <Kbd keys={["↑", "↓"]} /> choose
        </span>
        <span>
          <Kbd keys={["Enter"]} /> open
        </span>
        <span>
          <Kbd keys={["Esc"]} /> close
        </span>
      </p>
      <p className="sr" role="status">
        {isLoading || answer?.status !== "done" ? "" : `${countFound(groups)} found`}
      </p>
    </dialog>
  );
}

interface GroupProps {
  group: FoundGroup;
  id: string;
  /** Which option its first is, over all groups. */
  from: number;
  at: number;
  optionId: (nth: number) => string;
  onPoint: (nth: number) => void;
  onPick: (found: Found) => void;
}

function Group({ group, id, from, at, optionId, onPoint, onPick }: GroupProps) {
  return (
    <div role="group" aria-labelledby={id} className="find__group">
      <p id={id} role="presentation" className="find__h">
        {FOUND_TITLES[group.kind]}
        {group.isCut ? <span>The first {group.items.length}. Type more to narrow down.</span> : null}
      </p>
      {group.items.map((found, nth) => (
        <div
          key={found.href}
          id={optionId(from + nth)}
          role="option"
          aria-selected={from + nth === at}
          className="find__o"
          onPointerMove={() => onPoint(from + nth)}
          onClick={() => onPick(found)}
        >
          <Icon name={FOUND_ICONS[group.kind]} />
          <span className="find__t">{found.title}</span>
          <span className="find__d">{found.detail}</span>
        </div>
      ))}
    </div>
  );
}

/** What there is to say instead of a list. */
function Said({
  answer,
  isLoading,
  onAgain,
}: {
  answer: SearchAnswer | null;
  isLoading: boolean;
  onAgain: () => void;
}) {
  if (answer === null) return <p className="find__said is-late">Looking…</p>;
  if (answer.status === "failed")
    return (
      <div className="find__said" role="alert">
        {answer.isSignedOut ? (
          <>
            You were signed out. <PageLink href="/sign-in">Sign in again</PageLink>
          </>
        ) : (
          <>
            The search did not answer. Nothing was lost.{" "}
            <Button size="s" onClick={onAgain}>
              Try again
            </Button>
          </>
        )}
      </div>
    );
  if (answer.groups.length > 0 || isLoading) return null;
  return <p className="find__said">Nothing found for “{answer.term}”. Try another part of the name.</p>;
}
