"use client";

import { useEffect, useState, useSyncExternalStore, type FormEvent } from "react";
import { Button } from "@/components/button";
import { FormError } from "@/components/form-error";
import { TextField } from "@/components/text-field";

/** Where the roster's key lies. Roster pages fetch it ahead, because it is wanted exactly when nothing can be fetched. */
export const deviceKey = () => import("@/features/offline-roster/components/device-key");

/** Without a connection the password cannot be checked; a PIN that was set on this device opens what lies on it. */
export function DevicePinForm({ onOpen }: { onOpen: () => void }) {
  const isOnline = useSyncExternalStore(
    followConnection,
    () => navigator.onLine,
    () => true,
  );
  const [hasPin, setHasPin] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  useEffect(() => {
    let isOver = false;
    void deviceKey()
      .then(({ hasPin }) => hasPin())
      .then((has) => {
        if (!isOver) setHasPin(has);
      });
    return () => {
      isOver = true;
    };
  }, [isOnline]);
  if (isOnline) return null;
  if (!hasPin) return <p className="muted">There is no connection. The password can be checked when it is back.</p>;
  const send = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const pin = new FormData(event.currentTarget).get("pin");
    const answer = await (await deviceKey()).unlockWithPin(typeof pin === "string" ? pin : "");
    if (answer.kind === "open") return onOpen();
    if (answer.kind === "none") setHasPin(false);
    setProblem(
      answer.kind === "wrong"
        ? `This is not the PIN of this device. ${answer.triesLeft} ${answer.triesLeft === 1 ? "try" : "tries"} left.`
        : "The PIN of this device is used up. The password opens it when the connection is back.",
    );
  };
  return (
    <form className="entrance__form" onSubmit={(event) => void send(event)}>
      {problem === null ? null : <FormError title={problem} />}
      <TextField
        id="unlock-pin"
        label="PIN of this device"
        hint="There is no connection, so the password cannot be checked."
        name="pin"
        type="password"
        inputMode="numeric"
        autoComplete="off"
        touch
        required
      />
      <Button type="submit" size="tap" block>
        Open with the PIN
      </Button>
    </form>
  );
}

function followConnection(changed: () => void): () => void {
  window.addEventListener("online", changed);
  window.addEventListener("offline", changed);
  return () => {
    window.removeEventListener("online", changed);
    window.removeEventListener("offline", changed);
  };
}
