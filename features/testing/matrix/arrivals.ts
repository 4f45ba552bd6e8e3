import { addTablet } from "@/features/kiosk/commands/tablets";
import { setPin } from "@/features/arrivals/commands/set-pin";
import { recordArrival } from "@/features/arrivals/commands/record-arrival";
import { codeNow } from "@/features/arrivals/queries/turning-code";
import { randomPins } from "@/server/sign-in/random-pins";
import { row, type DoorRow } from "@/server/doors/matrix";
import type { ClinicMatrix } from "./world";

const STAFF = ["admin", "director", "scheduler", "clinician"] as const;
const DESKS = ["admin", "director", "scheduler"] as const;
const LEADS = ["admin", "director"] as const;
const CLIENT = ["client"] as const;

const nothing = () => ({});
const atHere = ({ here }: ClinicMatrix) => ({ siteId: here.id });
/** What names a client does not exist for a check-in tablet, at its own site neither. */
const somebodyHere = ({ here }: ClinicMatrix) => ({ siteId: here.id, clientId: "made for every try" });

const aClient = ({ world, here }: ClinicMatrix) => world.client("New Client", { site: here });
const aTablet = async ({ world, here }: ClinicMatrix) => ({
  deviceId: (await world.do(addTablet, { siteId: here.id, name: "Front desk" })).deviceId,
});

async function withNumber(matrix: ClinicMatrix) {
  const clientId = (await aClient(matrix)).id;
  const { pin } = await matrix.world.do(setPin, { clientId, candidates: randomPins() });
  return { siteId: matrix.here.id, pin };
}

async function shownCode({ people, store, now }: ClinicMatrix) {
  const tablet = people.find(({ title }) => title === "a check-in tablet of here")?.actor;
  if (tablet?.kind !== "device") throw new Error("There is no tablet here.");
  return { code: (await codeNow(store.reader, tablet.deviceId, now)) ?? "" };
}

export const ARRIVAL_ROWS: readonly DoorRow<ClinicMatrix>[] = [
  row("arrivals.of-today", STAFF, nothing, () => ({ siteId: null })),
  row("arrivals.may-check-in", STAFF, nothing, nothing),
  row("arrivals.number-of-client", STAFF, atHere, async (matrix) => ({ clientId: (await aClient(matrix)).id })),
  row("arrivals.own-number", CLIENT, nothing, nothing),
  row("arrivals.check-in", DESKS, somebodyHere, async (matrix) => ({
    clientId: (await aClient(matrix)).id,
    siteId: matrix.here.id,
  })),
  row("arrivals.take-back", DESKS, somebodyHere, async (matrix) => {
    const clientId = (await aClient(matrix)).id;
    const input = { clientId, siteId: matrix.here.id, way: "desk", deviceId: null } as const;
    return { arrivalId: (await matrix.world.do(recordArrival, input)).arrivalId };
  }),
  row("arrivals.set-number", DESKS, atHere, async (matrix) => ({ clientId: (await aClient(matrix)).id })),
  row("arrivals.set-own-number", CLIENT, nothing, nothing),
  row("arrivals.check-own-in", CLIENT, nothing, shownCode),

  row("kiosk.list", LEADS, nothing, nothing),
  row("kiosk.add", LEADS, atHere, ({ here }) => ({ siteId: here.id, name: "Front desk" })),
  row("kiosk.issue-code", LEADS, atHere, aTablet),
  row("kiosk.revoke", LEADS, atHere, aTablet),
  {
    door: "kiosk.pair",
    isOpenBecause: "a one-time code opens it, and tries are throttled",
    input: async ({ world, here }) => ({
      code: (await world.do(addTablet, { siteId: here.id, name: "Front desk" })).code,
    }),
  },
  { door: "kiosk.entry", isOpenBecause: "it tells a browser whether it is a tablet, and nothing else", input: nothing },
  // The only doors that open to a tablet, and to it at its own site alone.
  row("kiosk.show", DESKS, atHere, ({ here }) => ({ siteId: here.id })),
  row("kiosk.code", DESKS, atHere, ({ here }) => ({ siteId: here.id })),
  row("kiosk.check-in", DESKS, atHere, withNumber),
];
