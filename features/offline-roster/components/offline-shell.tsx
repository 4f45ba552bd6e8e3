"use client";

import { useEffect, useState, useSyncExternalStore } from "react";
import { Icon } from "@/components/icon";
import { PlainPage } from "@/components/plain-page";
import { wantLock } from "@/components/screen-lock-state";
import { Roster } from "@/features/attendance/components/roster";
import type { RosterView } from "@/features/attendance/queries/roster-view";
import { ScreenLock } from "@/features/sign-in/components/screen-lock";
import { serverNow } from "./device-key";
import { ownerOfDevice, type KeptKey } from "./device-store";
import { KeepOffline } from "./keep-offline";
import { listKeptRosters, recallRoster } from "./kept-rosters";
import { KeptRosterList } from "./kept-roster-list";
import { assumeAway, NO_QUEUE, unsentLines } from "./unsent-lines";
import { useKeptKey } from "./use-kept-key";
import "./offline-shell.css";

/**
 * What the worker answers with where a roster page could not be fetched. The server's part of it is the same for
 * everybody; names come from this browser's sealed copies, opened here.
 */
export function OfflineShell() {
  const key = useKeptKey();
  // Where the browser is, and not where this page was written: null until it runs there.
  const path = useSyncExternalStore(
    () => () => undefined,
    () => `${window.location.pathname}${window.location.search}`,
    () => null,
  );
  if (key === undefined || path === null) return <Opening />;
  if (key === null) return <Shut />;
  return (
    <>
      <KeepOffline />
      <ScreenLock minutes={key.lockMinutes} signInId={key.signInId} isStaff />
      <Reconnected />
      <Opened key={`${path} ${key.signInId}`} path={path} kept={key} />
    </>
  );
}

/** Read anew as a whole document, so that the worker answers. */
const LIST = "/rosters";

type Found =
  | { readonly kind: "roster"; readonly view: RosterView }
  | { readonly kind: "list"; readonly views: readonly RosterView[] }
  | { readonly kind: "nothing" };

function Opened({ path, kept }: { path: string; kept: KeptKey }) {
  const [found, setFound] = useState<Found | null>(null);
  useEffect(() => {
    let isOver = false;
    void find(path, kept).then((it) => {
      if (!isOver) setFound(it);
    });
    return () => {
      isOver = true;
    };
  }, [path, kept]);
  if (found === null) return <Opening />;
  if (found.kind === "roster") return <Roster view={found.view} openId={null} />;
  if (found.kind === "list") return <KeptRosterList views={found.views} now={serverNow()} />;
  return (
    <PlainPage brand="Evenkeel" title="This roster isn’t on this device">
      <p>
        There is no connection, and it was not taken along: only rosters that were open here, and the sessions you lead
        today and in the next three days.
      </p>
      <p>
        <a className="btn btn--p btn--tap" href={LIST}>
          Rosters on this device
        </a>
      </p>
    </PlainPage>
  );
}

async function find(path: string, kept: KeptKey): Promise<Found> {
  const url = new URL(path, "http://here.invalid");
  const own = /^\/rosters\/([a-z0-9]{26})\/?$/.exec(url.pathname)?.[1];
  // At its own address the shell shows a roster that is asked for, so that it can be looked at with a connection.
  const sessionId = own ?? url.searchParams.get("roster");
  if (sessionId === null) return { kind: "list", views: await listKeptRosters(kept) };
  const view = await recallRoster(kept, sessionId);
  return view === null ? { kind: "nothing" } : { kind: "roster", view };
}

/** Somebody left the screen, or nobody is signed in here. */
function Shut() {
  const [owner, setOwner] = useState<{ readonly signInId: string | null; readonly unsent: number } | null>(null);
  useEffect(() => {
    let isOver = false;
    void ownerOfDevice().then((found) => {
      if (isOver) return;
      setOwner(found);
      if (found.signInId !== null) setTimeout(wantLock);
    });
    return () => {
      isOver = true;
    };
  }, []);
  if (owner === null) return <Opening />;
  const { signInId, unsent } = owner;
  return (
    <>
      {signInId === null ? null : (
        <>
          <KeepOffline />
          <ScreenLock minutes={5} signInId={signInId} isStaff />
        </>
      )}
      <PlainPage brand="Evenkeel" title={signInId === null ? "No connection" : "Locked"}>
        <p>
          {signInId === null
            ? "Nothing can be opened on this device without a connection. Open this page again when it is back."
            : "Nobody used this device for a while."}
        </p>
        {unsent > 0 ? (
          <p>
            <b>{unsent === 1 ? "1 mark waits" : `${unsent} marks wait`} on this device, sealed.</b> Nothing is lost:
            whoever recorded {unsent === 1 ? "it" : "them"} sends {unsent === 1 ? "it" : "them"} by signing in.
          </p>
        ) : null}
        <p>
          <a className="btn btn--tap" href="">
            Try again
          </a>
        </p>
      </PlainPage>
    </>
  );
}

/** The connection is back: what was recorded goes out by itself; the page can be had fresh. */
function Reconnected() {
  const { isAway } = useSyncExternalStore(unsentLines.subscribe, unsentLines.current, () => NO_QUEUE);
  const [isLooking, setLooking] = useState(false);
  useEffect(() => {
    assumeAway();
    const looking = setTimeout(() => setLooking(true));
    return () => clearTimeout(looking);
  }, []);
  if (isAway || !isLooking) return null;
  return (
    <p className="ofl__back" role="status">
      <Icon name="check" /> There is a connection again. <a href="">Open this page fresh</a>
    </p>
  );
}

function Opening() {
  return (
    <PlainPage brand="Evenkeel" title="Rosters">
      <p role="status">
        <Icon name="cloudoff" /> Opening what this device keeps.
      </p>
    </PlainPage>
  );
}
