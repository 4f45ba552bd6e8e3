/** An answer of a route that is no success, as RFC 9457 writes it. */
export function problem(
  status: number,
  title: string,
  more: {
    readonly detail?: string;
    readonly errors?: Readonly<Record<string, string>>;
    readonly id?: string;
    readonly [member: string]: unknown;
  } = {},
): Response {
  return new Response(JSON.stringify({ ...more, type: "about:blank", title, status }), {
    status,
    headers: { "content-type": "application/problem+json", "cache-control": "no-store" },
  });
}
