import { NextResponse, type NextRequest } from "next/server";
import { contentSecurityPolicy } from "@/server/content-security-policy";
import { PATH_HEADER } from "@/server/sign-in/path-header";

/*
 * Headers for whole pages. It locks nothing: every door asks for itself who is there. It runs for documents alone (see
 * `matcher`), so saving a mark, moving between pages and files do not pay for it.
 */
export function proxy(request: NextRequest): NextResponse {
  const nonce = btoa(String.fromCharCode(...crypto.getRandomValues(new Uint8Array(16))));
  const policy = contentSecurityPolicy(nonce, process.env.NODE_ENV === "development");
  const headers = new Headers(request.headers);
  // The framework reads the nonce from the request's policy and puts it on its own scripts.
  headers.set("content-security-policy", policy);
  headers.set(PATH_HEADER, `${request.nextUrl.pathname}${request.nextUrl.search}`);
  const response = NextResponse.next({ request: { headers } });
  response.headers.set("content-security-policy", policy);
  return response;
}

export const config = {
  matcher: [
    {
      source: "/((?!_next/|icons/|fonts/).*)",
      has: [{ type: "header", key: "accept", value: ".*text/html.*" }],
      missing: [
        { type: "header", key: "rsc" },
        { type: "header", key: "next-action" },
      ],
    },
  ],
};
