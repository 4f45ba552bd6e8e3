import { openDB, type DBSchema, type IDBPDatabase } from "idb";
import type { PinLock, Sealed } from "./sealed-box";

/*
 * What a browser keeps for when there is no connection. Names, marks and reasons lie in sealed boxes; outside of them
 * stand only ids without a meaning, and the day after which a roster is of no use.
 */
interface Shelves extends DBSchema {
  /** The usable key: at most one, and none while the screen is locked. */
  keys: {
    key: string;
    value: {
      readonly signInId: string;
      readonly key: CryptoKey;
      /** By the device's clock. */
      readonly usedAt: number;
      /** After so many minutes unused it is as good as locked. */
      readonly lockMinutes: number;
      /** What to add to the device's clock for the server's. */
      readonly clockBehind: number;
      readonly aheadAt: number;
    };
  };
  pins: { key: string; value: PinLock & { readonly signInId: string } };
  rosters: {
    key: string;
    value: {
      readonly sessionId: string;
      readonly signInId: string;
      readonly lastDay: string;
      readonly box: Sealed;
    };
  };
  unsent: {
    key: string;
    value: { readonly id: string; readonly signInId: string; readonly order: number; readonly box: Sealed };
  };
}

export type DeviceStore = IDBPDatabase<Shelves>;
export type KeptKey = Shelves["keys"]["value"];

const NAME = "evenkeel-rosters";

let opened: Promise<DeviceStore> | null = null;

export function deviceStore(): Promise<DeviceStore> {
  opened ??= openDB<Shelves>(NAME, 1, {
    upgrade(store) {
      store.createObjectStore("keys", { keyPath: "signInId" });
      store.createObjectStore("pins", { keyPath: "signInId" });
      store.createObjectStore("rosters", { keyPath: "sessionId" });
      store.createObjectStore("unsent", { keyPath: "id" });
    },
    // Another tab has a newer version of this: let go, and open anew at the next use.
    blocking(_current, _blocked, event) {
      (event.target as IDBDatabase).close();
      opened = null;
    },
    terminated() {
      opened = null;
    },
  });
  return opened;
}

/** Whose this device is, as far as ids tell, and how many marks wait on it: all that may be said while it is shut. */
export async function ownerOfDevice(): Promise<{ readonly signInId: string | null; readonly unsent: number }> {
  if (!(await hasDeviceStore())) return { signInId: null, unsent: 0 };
  const store = await deviceStore();
  const [pin] = await store.getAllKeys("pins");
  const [roster] = await store.getAll("rosters");
  return { signInId: pin ?? roster?.signInId ?? null, unsent: await store.count("unsent") };
}

/** Whether anything was ever kept here, without leaving a trace on a device that keeps nothing. */
export async function hasDeviceStore(): Promise<boolean> {
  if (typeof indexedDB === "undefined") return false;
  // A browser that does not list them is asked by opening.
  if (typeof indexedDB.databases !== "function") return true;
  return (await indexedDB.databases()).some(({ name }) => name === NAME);
}
