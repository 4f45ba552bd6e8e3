"use client";

import { Icon } from "@/components/icon";
import type { SendingState } from "@/features/attendance/components/use-roster-lines";

/** Above a roster: what waits, where it is, and when it goes out. Nothing while all is well. */
export function OfflineBar({ sending, onDismissFinish }: { sending: SendingState; onDismissFinish: () => void }) {
  const { waiting, isAway, isKept, shut, ofOthers, finish } = sending;
  const isRefused = typeof finish === "object";
  return (
    <>
      {isAway || shut !== null ? (
        <div className="off" role="status">
          <Icon name="cloudoff" size="l" />
          <p>
            <b>{headline(waiting, shut === null, isKept)}</b>{" "}
            {shut !== null
              ? "Sign in again and they go out."
              : isKept
                ? "Carry on as usual. They go out when the connection is back."
                : "Keep this page open: they go out when the connection is back."}
            {finish === "waits" ? " The roster is finished after them." : null}
          </p>
        </div>
      ) : null}
      {!isAway && finish === "waits" ? (
        <div className="off" role="status">
          <Icon name="clock" size="l" />
          <p>
            <b>Finish waits.</b> Every line has to be on record first.
          </p>
        </div>
      ) : null}
      {isRefused ? (
        <div className="off" role="alert">
          <Icon name="alert" size="l" />
          <p className="grow">
            <b>The roster could not be finished.</b> {finish.refused}
          </p>
          <button type="button" className="btn btn--tap" onClick={onDismissFinish}>
            OK
          </button>
        </div>
      ) : null}
      {ofOthers > 0 ? (
        <div className="off" role="status">
          <Icon name="people" size="l" />
          <p>
            <b>
              {marks(ofOthers)} by somebody else wait{ofOthers === 1 ? "s" : ""} on this device.
            </b>{" "}
            Sealed, and sent when that person signs in here.
          </p>
        </div>
      ) : null}
    </>
  );
}

function headline(waiting: number, isSignedIn: boolean, isKept: boolean): string {
  if (!isSignedIn) return `You are signed out. Saved on this device, ${waiting} to send.`;
  if (!isKept) return `No connection. ${waiting} to send.`;
  return waiting === 0
    ? "Offline. What you mark is saved on this device."
    : `Offline. Saved on this device, ${waiting} to send.`;
}

function marks(count: number): string {
  return count === 1 ? "1 mark" : `${count} marks`;
}
