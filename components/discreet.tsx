"use client";

import { createContext, use, useState, type ReactNode } from "react";
import { DISCREET_TITLE, discreetName, type Named } from "@/lib/discreet/discreetly";

/*
 * Discreet mode, in one place. Whatever shows a client's name, a session's topic, a phone number or a reason to staff
 * says it through these; the pages themselves know nothing of it.
 */
interface Discreet {
  readonly isOn: boolean;
  /** Shows at once what the server is being told. */
  readonly choose: (isOn: boolean) => void;
}

const Chosen = createContext<Discreet>({ isOn: false, choose: () => {} });

/** `isOn` as the device's cookie says. A press of the button counts before the server has answered. */
export function DiscreetProvider({ isOn, children }: { isOn: boolean; children: ReactNode }) {
  const [pressed, setPressed] = useState<{ readonly of: boolean; readonly isOn: boolean } | null>(null);
  // What the server says later is what counts: another tab may have pressed.
  const shown = pressed !== null && pressed.of === isOn ? pressed.isOn : isOn;
  return <Chosen value={{ isOn: shown, choose: (next) => setPressed({ of: isOn, isOn: next }) }}>{children}</Chosen>;
}

export function useDiscreet(): Discreet {
  return use(Chosen);
}

/** A client's name; initials while discreet. Every name on a staff page is one of these. */
export function PersonName({ name, shown }: { name: Named; shown?: ReactNode }) {
  const { isOn } = useDiscreet();
  if (isOn) return discreetName(name);
  return shown ?? (typeof name === "string" ? name : fullName(name));
}

/** The same for a label that is text and nothing else, as `aria-label` is. */
export function useShownName(): (name: Named) => string {
  const { isOn } = useDiscreet();
  return (name) => (isOn ? discreetName(name) : typeof name === "string" ? name : fullName(name));
}

/** What a session is about; "Session" while discreet. */
export function SessionTitle({ title }: { title: string }) {
  return useDiscreet().isOn ? DISCREET_TITLE : title;
}

/** A phone number, a reason, somebody's words: while discreet it is read only after a press, and hidden by another. */
export function Private({ label, children }: { label: string; children: ReactNode }) {
  const { isOn } = useDiscreet();
  if (!isOn) return children;
  return (
    <details className="private">
      <summary className="link">{label}</summary>
      {children}
    </details>
  );
}

/** The rest of a page: shown unless discreet. */
export function UnlessDiscreet({ children, otherwise = null }: { children: ReactNode; otherwise?: ReactNode }) {
  return useDiscreet().isOn ? otherwise : children;
}

function fullName({ givenName, familyName, preferredName }: Exclude<Named, string>): string {
  return `${preferredName?.trim() || givenName} ${familyName}`.trim();
}
