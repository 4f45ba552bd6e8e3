/** The header in which `proxy.ts` hands the asked-for path to the pages, so that signing in can lead back to it. */
export const PATH_HEADER = "x-evenkeel-path";
