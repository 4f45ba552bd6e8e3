"use client";

import { useActionState, useEffect, useRef } from "react";
import { createPortal } from "react-dom";
import { Button } from "@/components/button";
import { Dialog } from "@/components/dialog";
import { FormError } from "@/components/form-error";
import { Icon } from "@/components/icon";
import { PasswordField } from "@/components/password-field";
import { SubmitButton } from "@/components/submit-button";
import { withNext } from "@/lib/sign-in/with-next";
import { fieldError, formError, idle } from "@/server/doors/action-state";
import { unlockAction } from "../actions";
import { DevicePinForm } from "./device-pin-form";
import { SignOutForm } from "./sign-out-form";
import { useScreenLock, WARNED_AHEAD } from "./use-screen-lock";
import "./entrance.css";
import "./screen-lock.css";

export interface ScreenLockProps {
  /** After how many minutes without a touch or a key. */
  minutes: number;
  signInId: string;
  /** Staff may have set a PIN for this device, for when there is no connection. */
  isStaff: boolean;
}

/**
 * Covers the page when nobody is there, and keeps it as it was underneath: whatever was half written is there again
 * after the password. Without scripts the server locks on its own.
 */
export function ScreenLock({ minutes, signInId, isStaff }: ScreenLockProps) {
  const { state, left, open } = useScreenLock({ minutes, signInId });
  const stay = () => window.dispatchEvent(new PointerEvent("pointerdown"));
  return (
    <>
      <Dialog
        open={state === "warned"}
        onClose={stay}
        size="s"
        title="Still there?"
        closeLabel="Stay"
        footer={
          <Button variant="primary" onClick={stay}>
            Stay
          </Button>
        }
      >
        <p>
          This screen locks in <b className="num">{Math.ceil(Math.min(left, WARNED_AHEAD) / 1000)} seconds</b>. Press
          any key or touch the screen to go on. What you typed is kept.
        </p>
      </Dialog>
      {state === "locked" ? <Cover isStaff={isStaff} onOpen={open} /> : null}
    </>
  );
}

function Cover({ isStaff, onOpen }: { isStaff: boolean; onOpen: (by: "password" | "pin") => void }) {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    let title = document.title;
    // The name alone: a locked screen does not say what was on it. A page that arrives late has its own idea.
    const cover = () => {
      if (document.title === "Evenkeel") return;
      title = document.title;
      document.title = "Evenkeel";
    };
    cover();
    const watching = new MutationObserver(cover);
    watching.observe(document.head, { childList: true, subtree: true, characterData: true });
    const shown = dialog.current;
    shown?.showModal();
    shown?.querySelector("input")?.focus();
    return () => {
      watching.disconnect();
      if (document.title === "Evenkeel") document.title = title;
      shown?.close();
    };
  }, []);
  return createPortal(
    <dialog
      ref={dialog}
      className="lock-screen"
      aria-labelledby="lock-h"
      onCancel={(event) => event.preventDefault()}
      // A browser may insist on the second Esc: it is modal again before anything behind it is reached.
      onClose={() => {
        if (dialog.current?.isConnected && document.documentElement.dataset.locked !== undefined)
          dialog.current.showModal();
      }}
    >
      <div className="entrance">
        <p className="entrance__brand">
          <Icon name="mark" />
          Evenkeel
        </p>
        <div className="entrance__card">
          <h2 className="h1" id="lock-h">
            Locked
          </h2>
          <p className="muted">Your place is kept, and so is what you typed.</p>
          <PasswordOfThis onOpen={() => onOpen("password")} />
          {isStaff ? <DevicePinForm onOpen={() => onOpen("pin")} /> : null}
        </div>
        <SignOutForm className="entrance__foot entrance__out">
          Not you?{" "}
          <Button type="submit" variant="ghost">
            Sign out
          </Button>
        </SignOutForm>
      </div>
    </dialog>,
    document.body,
  );
}

function PasswordOfThis({ onOpen }: { onOpen: () => void }) {
  const [state, action] = useActionState(unlockAction, idle);
  const latest = useRef(onOpen);
  useEffect(() => {
    latest.current = onOpen;
  }, [onOpen]);
  useEffect(() => {
    if (state.status !== "done") return;
    if (state.value.isOpen) latest.current();
    // The sign-in ended meanwhile, so there is no way back to this page but through the door.
    else window.location.assign(withNext("/sign-in", `${window.location.pathname}${window.location.search}`));
  }, [state]);
  const problem = formError(state);
  return (
    <form action={action} className="entrance__form">
      {problem === null ? null : <FormError title={problem} />}
      <input type="hidden" name="inPlace" value="1" />
      <PasswordField
        id="unlock-password"
        label="Password"
        name="password"
        autoComplete="current-password"
        touch
        required
        error={fieldError(state, "password")}
      />
      <SubmitButton size="tap" variant="primary" block>
        Unlock
      </SubmitButton>
    </form>
  );
}
