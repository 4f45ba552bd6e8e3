/** An answer of a route that is no success, as RFC 9457 writes it. */
export function problem(
  status: number,
  title: string,
  more: {
    readonly detail?: string;
    readonly errors?: Readonly<Record<string, string>>;
    readonly id?: string;
    /** What a script tells it by, where the status alone does not: "locked". */
    readonly type?: string;
    readonly [member: string]: unknown;
  } = {},
): Response {
  return new Response(JSON.stringify({ type: "about:blank", ...more, title, status }), {
    status,
    headers: { "content-type": "application/problem+json", "cache-control": "no-store" },
  });
}
