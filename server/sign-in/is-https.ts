import { headers } from "next/headers";
import { environment } from "../env";

/** Whether people reach us by https: by the address that the operator set, or by what the proxy in front says. */
export async function isHttps(): Promise<boolean> {
  if (environment().BASE_URL?.startsWith("https:")) return true;
  return (await headers()).get("x-forwarded-proto")?.split(",")[0]?.trim() === "https";
}
