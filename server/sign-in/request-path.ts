import { headers } from "next/headers";
import { ownPath } from "./own-path";
import { PATH_HEADER } from "./path-header";

/** The path and query that this page was asked for by; null when it is not known. */
export async function requestPath(): Promise<string | null> {
  return ownPath((await headers()).get(PATH_HEADER));
}
