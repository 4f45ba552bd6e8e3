import { headers } from "next/headers";
import { ownPath } from "./own-path";

/** The header in which `proxy.ts` hands the asked-for path to the pages. */
export const PATH_HEADER = "x-evenkeel-path";

/** The path and query that this page was asked for by; null when it is not known. */
export async function requestPath(): Promise<string | null> {
  return ownPath((await headers()).get(PATH_HEADER));
}
