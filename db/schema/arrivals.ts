import { checkOneOf, day, id, index, instant, ref, table, text, uniqueIndex, word } from "../columns";
import { clients } from "./people";
import { sites } from "./places";

export const ARRIVAL_WAYS = ["pin", "qr", "desk"] as const;

/** A tablet at a front desk. It signs in by a secret of its own, of which only the hash is stored, and can record arrivals and nothing else. */
export const kioskDevices = table(
  "kiosk_devices",
  {
    id: id(),
    siteId: ref(() => sites.id).notNull(),
    name: text().notNull(),
    /** The hash of the one-time code that pairs the tablet; null once it is paired. */
    pairingHash: text(),
    pairingExpiresAt: instant(),
    secretHash: text(),
    createdAt: instant().notNull(),
    createdBy: text().notNull(),
    pairedAt: instant(),
    lastSeenAt: instant(),
    revokedAt: instant(),
  },
  (t) => [
    index("kiosk_devices_site").on(t.siteId),
    uniqueIndex("kiosk_devices_pairing").on(t.pairingHash),
    uniqueIndex("kiosk_devices_secret").on(t.secretHash),
  ],
);

/** A client's number for the kiosk of their site. `pinKey` is a keyed hash, so that it can be looked up and not read. */
export const clientPins = table(
  "client_pins",
  {
    clientId: ref(() => clients.id).primaryKey(),
    siteId: ref(() => sites.id).notNull(),
    pinKey: text().notNull(),
    setAt: instant().notNull(),
    setBy: text().notNull(),
  },
  (t) => [uniqueIndex("client_pins_key").on(t.siteId, t.pinKey)],
);

/** Somebody came in. The day is the site's; the earliest that was not taken back is the day's arrival. */
export const arrivals = table(
  "arrivals",
  {
    id: id(),
    clientId: ref(() => clients.id).notNull(),
    siteId: ref(() => sites.id).notNull(),
    on: day().notNull(),
    at: instant().notNull(),
    way: word(ARRIVAL_WAYS).notNull(),
    deviceId: ref(() => kioskDevices.id),
    recordedBy: text().notNull(),
    takenBackAt: instant(),
  },
  (t) => [
    checkOneOf("arrivals_way", t.way, ARRIVAL_WAYS),
    index("arrivals_site_on").on(t.siteId, t.on),
    index("arrivals_client_on").on(t.clientId, t.on),
    index("arrivals_device").on(t.deviceId),
  ],
);
