"use server";

import { findClientAccess } from "@/features/clients/queries/client-access";
import { done, refuse } from "@/lib/result";
import { formatTime } from "@/lib/time/format";
import { toLocal } from "@/lib/time/zone";
import { now } from "@/server/clock";
import { defineAction } from "@/server/doors/action";
import { randomPins } from "@/server/sign-in/random-pins";
import { recordArrival, takeBackArrival } from "./commands/record-arrival";
import { setPin } from "./commands/set-pin";
import { checkInInput, ownCheckInInput, ownPinInput, setPinInput, takeBackInput } from "./input";
import { isExpectedToday, zoneOfSite } from "./queries/people";
import { readCode } from "./queries/turning-code";
import { explainArrival, explainCode, explainPin, type CodeRefusal } from "./refusals";
import { clientOf, findArrival, findSomebodyAt } from "./subjects";

/** The front desk checks somebody in who stands there. */
export const checkInAction = defineAction({
  name: "arrivals.check-in",
  input: checkInInput,
  permission: "arrival:record",
  subject: (reader, input) => findSomebodyAt(reader, { ...input, now: now() }),
  command: (tx, call, input) => recordArrival(tx, call, { ...input, way: "desk", deviceId: null }),
  explain: explainArrival,
});

export const takeBackArrivalAction = defineAction({
  name: "arrivals.take-back",
  input: takeBackInput,
  permission: "arrival:record",
  subject: findArrival,
  command: takeBackArrival,
  explain: (refusal: never) => refusal,
});

/** A new check-in number for a client. `value.pin` is shown once. */
export const setPinAction = defineAction({
  name: "arrivals.set-number",
  input: setPinInput,
  permission: "client:write",
  subject: (reader, { clientId }) => findClientAccess(reader, clientId),
  prepare: async () => done(randomPins()),
  command: (tx, call, { clientId }, _subject, candidates) => setPin(tx, call, { clientId, candidates }),
  explain: explainPin,
});

/** The same, asked for by the client. */
export const setOwnPinAction = defineAction({
  name: "arrivals.set-own-number",
  input: ownPinInput,
  permission: "own-arrival:record",
  subject: async () => ({ access: {}, value: null }),
  prepare: async () => done(randomPins()),
  command: (tx, call, _input, _subject, candidates) => setPin(tx, call, { clientId: clientOf(call.actor), candidates }),
  explain: explainPin,
});

/** A client's phone opened the code that the tablet shows. */
export const ownCheckInAction = defineAction({
  name: "arrivals.check-own-in",
  input: ownCheckInInput,
  permission: "own-arrival:record",
  subject: async () => ({ access: {}, value: null }),
  command: async (tx, call, { code }) => {
    const shown = await readCode(tx, code, call.now);
    if (shown === null) return refuse<CodeRefusal>("old");
    const { siteId, deviceId } = shown;
    const clientId = clientOf(call.actor);
    const result = await recordArrival(tx, call, { clientId, siteId, way: "qr", deviceId });
    if (!result.ok) return result;
    const isExpected = await isExpectedToday(tx, { clientId, siteId, now: call.now });
    const zone = await zoneOfSite(tx, siteId);
    const { at, isAgain } = result.value.value;
    return done({ ...result.value, value: { time: formatTime(toLocal(at, zone).time), isAgain, isExpected } });
  },
  explain: explainCode,
});
