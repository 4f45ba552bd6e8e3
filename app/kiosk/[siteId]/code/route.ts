import QRCode from "qrcode";
import { codeNow } from "@/features/arrivals/queries/turning-code";
import { kioskCodeInput } from "@/features/kiosk/input";
import { findCheckIn } from "@/features/kiosk/subjects";
import { untilNextStep } from "@/lib/arrivals/turning-code";
import { defineRoute } from "@/server/doors/route";
import { environment } from "@/server/env";

/** The code that the tablet shows at this moment, as a drawing and the way to it, and for how long it is the one. */
export const GET = defineRoute({
  name: "kiosk.code",
  method: "GET",
  input: kioskCodeInput,
  permission: "arrival:record",
  subject: findCheckIn,
  respond: async ({ reader, actor, now, request }) => {
    const code = actor.kind === "device" ? await codeNow(reader, actor.deviceId, now) : null;
    const headers = { "cache-control": "no-store" };
    // A staff member who looks at the page is no tablet, so there is nothing to scan.
    if (code === null) return Response.json({ svg: null, changesIn: untilNextStep(now) }, { headers });
    const address = new URL("/me/check-in", addressOf(request));
    address.searchParams.set("code", code);
    const svg = await QRCode.toString(address.href, { type: "svg", margin: 2, errorCorrectionLevel: "M" });
    return Response.json({ svg, changesIn: untilNextStep(now) }, { headers });
  },
});

/** The address that people reach us by, which is not the one this server listens on. */
function addressOf(request: Request): string {
  const { BASE_URL } = environment();
  if (BASE_URL !== undefined) return BASE_URL;
  const host = request.headers.get("x-forwarded-host") ?? request.headers.get("host");
  const proto = request.headers.get("x-forwarded-proto")?.split(",")[0]?.trim() ?? "http";
  return host === null ? request.url : `${proto}://${host}`;
}
