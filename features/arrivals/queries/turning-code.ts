import { and, eq, isNotNull, isNull } from "drizzle-orm";
import { timingSafeEqual } from "node:crypto";
import { kioskDevices } from "@/db/schema";
import type { Reader } from "@/db/store";
import { isStepGood, stepAt } from "@/lib/arrivals/turning-code";
import type { Instant } from "@/lib/time/zone";
import { isId } from "@/server/doors/inputs";
import { codeSignature } from "@/server/sign-in/check-in-keys";

export interface CodeOf {
  readonly deviceId: string;
  readonly siteId: string;
}

/** What the tablet shows at this moment; null when it was taken out of service. */
export async function codeNow(reader: Reader, deviceId: string, now: Instant): Promise<string | null> {
  const device = await liveDevice(reader, deviceId);
  if (device === null) return null;
  const step = stepAt(now);
  return `${deviceId}.${step.toString(36)}.${codeSignature(deviceId, device.secretHash, step)}`;
}

/** Which tablet showed this code a moment ago; null for an old, an invented or a foreign one: they all look the same. */
export async function readCode(reader: Reader, code: string, now: Instant): Promise<CodeOf | null> {
  const [deviceId = "", stepText = "", signature = ""] = code.split(".");
  const step = /^[0-9a-z]{1,10}$/.test(stepText) ? Number.parseInt(stepText, 36) : Number.NaN;
  if (!isId(deviceId) || !isStepGood(step, now)) return null;
  const device = await liveDevice(reader, deviceId);
  if (device === null) return null;
  const wanted = Buffer.from(codeSignature(deviceId, device.secretHash, step));
  const given = Buffer.from(signature);
  if (given.length !== wanted.length || !timingSafeEqual(given, wanted)) return null;
  return { deviceId, siteId: device.siteId };
}

async function liveDevice(reader: Reader, deviceId: string): Promise<{ siteId: string; secretHash: string } | null> {
  const [found] = await reader
    .select({ siteId: kioskDevices.siteId, secretHash: kioskDevices.secretHash })
    .from(kioskDevices)
    .where(and(eq(kioskDevices.id, deviceId), isNull(kioskDevices.revokedAt), isNotNull(kioskDevices.secretHash)));
  return found?.secretHash == null ? null : { siteId: found.siteId, secretHash: found.secretHash };
}
