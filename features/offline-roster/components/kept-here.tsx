"use client";

import { useEffect, useState, type FormEvent } from "react";
import { Button } from "@/components/button";
import { Card, CardHeader } from "@/components/card";
import { TextField } from "@/components/text-field";
import { showToast } from "@/components/toast";
import { formatDate } from "@/lib/time/format";
import { localDate, type LocalDate } from "@/lib/time/local-date";
import { hasPin, setPin } from "./device-key";
import { KeepOffline } from "./keep-offline";
import { listKeptRosters } from "./kept-rosters";
import { SHORTEST_PIN } from "./sealed-box";
import { useKeptKey } from "./use-kept-key";

/**
 * What this browser has taken along, and the PIN that opens it while it is locked and there is no connection. Shown
 * only where a browser can keep anything; without scripts there is nothing to say.
 */
export function KeptHere() {
  const key = useKeptKey();
  const [kept, setKept] = useState<{ readonly count: number; readonly last: LocalDate | null } | null>(null);
  const [isPinSet, setPinSet] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  useEffect(() => {
    if (key === null || key === undefined) return;
    let isOver = false;
    void Promise.all([listKeptRosters(key), hasPin()]).then(([views, has]) => {
      if (isOver) return;
      setKept({ count: views.length, last: views.at(-1)?.date ?? null });
      setPinSet(has);
    });
    return () => {
      isOver = true;
    };
  }, [key]);
  const send = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = event.currentTarget;
    const pin = new FormData(form).get("pin");
    const answer = await setPin(typeof pin === "string" ? pin : "");
    setProblem(answer === "set" ? null : answer === "away" ? AWAY : UNFIT);
    if (answer !== "set") return;
    form.reset();
    setPinSet(true);
    showToast({ message: "The PIN of this device is set" });
  };
  return (
    <>
      <KeepOffline />
      {kept === null ? null : (
        <Card labelledBy="kept-here">
          <CardHeader id="kept-here" title="Without a connection" />
          <div className="card__b stack" style={{ gap: "var(--s-3)", padding: "var(--s-3) var(--s-4)" }}>
            <p>
              {kept.count === 0 || kept.last === null
                ? "No roster of yours is due in the next three days. One that you open stays on this device."
                : `${kept.count === 1 ? "1 roster" : `${kept.count} rosters`} until ${formatDate(localDate(kept.last))} can be taken on this device, sealed. Marks go out when the connection is back.`}
            </p>
            <form className="row" style={{ alignItems: "end" }} onSubmit={(event) => void send(event)}>
              <TextField
                id="device-pin"
                label={isPinSet ? "New PIN of this device" : "PIN of this device"}
                hint="At least 6 digits. It opens the rosters here while the screen is locked and there is no connection."
                name="pin"
                type="password"
                inputMode="numeric"
                autoComplete="off"
                minLength={SHORTEST_PIN}
                error={problem ?? undefined}
                required
              />
              <Button type="submit">{isPinSet ? "Change the PIN" : "Set the PIN"}</Button>
            </form>
          </div>
        </Card>
      )}
    </>
  );
}

const UNFIT = "Use at least 6 digits, not all the same.";
const AWAY = "There is no connection. The PIN can be set when it is back.";
