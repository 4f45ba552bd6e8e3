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
    if (code === null) return Response.json({ drawing: null, changesIn: untilNextStep(now) }, { headers });
    const address = new URL("/me/check-in", addressOf(request));
    address.searchParams.set("code", code);
    const { modules } = QRCode.create(address.href, { errorCorrectionLevel: "M" });
    return Response.json({ drawing: drawingOf(modules), changesIn: untilNextStep(now) }, { headers });
  },
});

/** The dark modules as one path, row by row, a run of them at a time. */
function drawingOf({ size, data }: { size: number; data: Uint8Array }): { size: number; path: string } {
  const runs: string[] = [];
  for (let row = 0; row < size; row += 1) {
    for (let from = 0; from < size; from += 1) {
      if (!data[row * size + from]) continue;
      let to = from;
      while (to < size && data[row * size + to]) to += 1;
      runs.push(`M${from} ${row}h${to - from}v1h-${to - from}z`);
      from = to;
    }
  }
  return { size, path: runs.join("") };
}

/** The address that people reach us by, which is not the one this server listens on. */
function addressOf(request: Request): string {
  const { BASE_URL } = environment();
  if (BASE_URL !== undefined) return BASE_URL;
  const host = request.headers.get("x-forwarded-host") ?? request.headers.get("host");
  const proto = request.headers.get("x-forwarded-proto")?.split(",")[0]?.trim() ?? "http";
  return host === null ? request.url : `${proto}://${host}`;
}
