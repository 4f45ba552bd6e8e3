"use server";

import { signOut } from "@/features/accounts/commands/sign-out";
import { recordArrival } from "@/features/arrivals/commands/record-arrival";
import { findByPin, isExpectedToday, zoneOfSite } from "@/features/arrivals/queries/people";
import { getSite } from "@/features/programs/queries/sites";
import { isPerson } from "@/lib/access/decide-access";
import { done, refuse } from "@/lib/result";
import { formatDate, formatTime } from "@/lib/time/format";
import { toLocal } from "@/lib/time/zone";
import { defineAction } from "@/server/doors/action";
import { actorId } from "@/server/doors/call";
import { defineOpenAction } from "@/server/doors/open-action";
import { runCommand } from "@/server/doors/run-command";
import { setDeviceCookie } from "@/server/sign-in/device-cookie";
import { newDeviceSecret } from "@/server/sign-in/device-secret";
import { clearCookie } from "@/server/sign-in/next-auth";
import { addressLimit, countTry, tabletLimit, tryOnce } from "@/server/sign-in/throttle";
import { addTablet, issuePairingCode, pairTablet, revokeTablet } from "./commands/tablets";
import { addTabletInput, checkInInput, pairInput, tabletInput } from "./input";
import { explainNumber, explainPair, explainTablet, type NumberRefusal, type PairRefusal } from "./refusals";
import { findCheckIn, findTablet } from "./subjects";

/* Setting tablets up. `value.code` is shown once. */

export const addTabletAction = defineAction({
  name: "kiosk.add",
  input: addTabletInput,
  permission: "kiosk:write",
  subject: async (reader, { siteId }) => {
    const site = await getSite(reader, siteId);
    return site && { access: { siteId }, value: null };
  },
  command: addTablet,
  explain: (refusal: never) => refusal,
});

export const issuePairingCodeAction = defineAction({
  name: "kiosk.issue-code",
  input: tabletInput,
  permission: "kiosk:write",
  subject: findTablet,
  command: issuePairingCode,
  explain: explainTablet,
});

export const revokeTabletAction = defineAction({
  name: "kiosk.revoke",
  input: tabletInput,
  permission: "kiosk:write",
  subject: findTablet,
  command: revokeTablet,
  explain: (refusal: never) => refusal,
  after: () => ({ message: "The tablet is out of service." }),
});

/**
 * Makes this browser a check-in tablet. Whoever is signed in on it is signed out: passers-by will hold it, and a staff
 * member's pages must not come up under their fingers.
 */
export const pairAction = defineOpenAction({
  name: "kiosk.pair",
  input: pairInput,
  perform: async ({ store, actor, locked, now, caller }, { code }) => {
    const limit = addressLimit("pair", caller.address);
    const until = await countTry(store, [limit], now);
    if (until !== null) return refuse<PairRefusal>({ kind: "wait", until });
    const secret = newDeviceSecret();
    const leaving = locked ?? (actor !== null && isPerson(actor) ? actor : null);
    const call = { actor: actor ?? { kind: "system" as const, name: "pairing" }, now };
    const paired = await runCommand(store, call, "kiosk.pair", (tx) => pairTablet(tx, call, { code, secret }));
    if (!paired.ok) return paired;
    if (leaving !== null) await runCommand(store, call, "kiosk.pair", (tx) => signOut(tx, call, leaving));
    return done({ ...paired.value, secret });
  },
  explain: (refusal, _input, { now }) => ({ field: "code", sentence: explainPair(refusal, now) }),
  effect: async ({ secret }) => {
    await clearCookie();
    await setDeviceCookie(secret);
  },
  after: ({ siteId }) => ({ redirectTo: `/kiosk/${siteId}` }),
});

/** Somebody typed their number. Until it is right, the tablet knows nobody; then it knows a first name, for a moment. */
export const checkInByPinAction = defineAction({
  name: "kiosk.check-in",
  input: checkInInput,
  permission: "arrival:record",
  subject: findCheckIn,
  prepare: async ({ store, actor, now }, { pin, siteId }) => {
    const tried = await tryOnce(store, tabletLimit(actorId(actor)), now, (tx) => findByPin(tx, siteId, pin));
    if ("waitUntil" in tried) return refuse<NumberRefusal>({ kind: "wait", until: tried.waitUntil, now });
    return tried.found === null ? refuse<NumberRefusal>({ kind: "wrong" }) : done(tried.found);
  },
  command: async (tx, call, { siteId }, _subject, { clientId, firstName }) => {
    const deviceId = call.actor.kind === "device" ? call.actor.deviceId : null;
    const result = await recordArrival(tx, call, { clientId, siteId, way: "pin", deviceId });
    // A record that was archived this very moment is nobody's number any more.
    if (!result.ok) return refuse<NumberRefusal>({ kind: "wrong" });
    const local = toLocal(result.value.value.at, await zoneOfSite(tx, siteId));
    const { isAgain } = result.value.value;
    const isExpected = await isExpectedToday(tx, { clientId, siteId, now: call.now });
    const at = `${formatDate(local.date, local.date).split(",")[0]}, ${formatTime(local.time)}`;
    return done({ ...result.value, value: { firstName, at, isAgain, isExpected } });
  },
  explain: explainNumber,
});
