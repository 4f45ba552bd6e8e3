"use client";

import { useRouter } from "next/navigation";
import { Fragment, useEffect, useState } from "react";
import { Dialog } from "@/components/dialog";
import { Kbd } from "@/components/kbd";
import { pageKeys, type KeyGroup } from "@/components/page-keys";
import { isScreenLocked } from "@/components/screen-lock-state";
import { announce } from "@/components/toast";

export interface GlobalKeysProps {
  /** Single letters do nothing for this person; what needs Ctrl or ⌘ does. */
  isOff: boolean;
  /** After G: a letter, where it leads, and what is there. */
  places: readonly { readonly letter: string; readonly href: string; readonly label: string }[];
}

/** How long after G a letter still belongs to it. */
const GO_FOR_MS = 1500;

/**
 * The keys that work on every staff page: G and a letter go somewhere, a question mark lists all keys there are. It hears
 * keys before the page's own do, so that the letter after G is not also a letter of the page, and so that switching
 * single letters off switches off those of every page.
 */
export function GlobalKeys({ isOff, places }: GlobalKeysProps) {
  const router = useRouter();
  const [shown, setShown] = useState<readonly KeyGroup[] | null>(null);
  useEffect(() => {
    let goUntil = 0;
    const onKey = (event: KeyboardEvent) => {
      const { key, target } = event;
      if (isScreenLocked() || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
      if (key.length !== 1 || key === " ") return;
      if (target instanceof HTMLElement && target.closest(FIELDS) !== null) return;
      if (isOff) return event.stopImmediatePropagation();
      if (target instanceof HTMLElement && target.closest("dialog") !== null) return;
      const take = () => {
        event.preventDefault();
        event.stopImmediatePropagation();
      };
      const isGoing = Date.now() < goUntil;
      goUntil = 0;
      const place = places.find(({ letter }) => letter === key.toUpperCase());
      if (isGoing && place !== undefined) {
        take();
        return router.push(place.href);
      }
      if (key === "?") {
        take();
        return setShown([...pageKeys()]);
      }
      if (key.toLowerCase() === "g") {
        take();
        goUntil = Date.now() + GO_FOR_MS;
        announce("Go to");
      }
    };
    window.addEventListener("keydown", onKey, { capture: true });
    return () => window.removeEventListener("keydown", onKey, { capture: true });
  }, [isOff, places, router]);
  const everywhere: KeyGroup = {
    title: "Anywhere",
    keys: [
      { keys: ["Ctrl", "K"], does: "Find a client, session or page" },
      ...places.map(({ letter, label }) => ({ keys: ["G", letter], does: label })),
      { keys: ["Ctrl", "Shift", "L"], does: "Lock the screen" },
      { keys: ["Ctrl", "Shift", "H"], does: "Discreet: hide names and topics" },
      { keys: ["Esc"], does: "Close" },
    ],
  };
  return (
    <Dialog
      open={shown !== null}
      onClose={() => setShown(null)}
      title="Keys"
      subtitle="On a Mac, ⌘ in place of Ctrl."
      note="Single letters can be switched off under Your account."
    >
      <div className="key-groups">
        {[...(shown ?? []), everywhere].map(({ title, keys }) => (
          <section key={title}>
            <h3 className="eyebrow">{title}</h3>
            <dl className="key-groups__l">
              {keys.map((hint) => (
                <Fragment key={hint.does}>
                  <dt>
                    <Kbd keys={hint.keys} />
                  </dt>
                  <dd>{hint.does}</dd>
                </Fragment>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </Dialog>
  );
}

const FIELDS =
  "input:not([type=radio], [type=checkbox], [type=button], [type=submit]), select, textarea, [contenteditable]";
