import { readForm } from "./read-form";

/** Query, body and path of a request as one plain object; null when the body is broken. The path wins over the rest. */
export async function readRequest(
  request: Request,
  params: Record<string, string | string[] | undefined>,
): Promise<Record<string, unknown> | null> {
  const query = readForm(new URL(request.url).searchParams);
  const body = request.method === "GET" ? {} : await readBody(request);
  return body === null ? null : { ...query, ...body, ...params };
}

async function readBody(request: Request): Promise<Record<string, unknown> | null> {
  const type = request.headers.get("content-type") ?? "";
  if (request.body === null || type === "") return {};
  try {
    if (!type.startsWith("application/json")) return readForm(await request.formData());
    const json: unknown = await request.json();
    return typeof json === "object" && json !== null && !Array.isArray(json) ? { ...json } : null;
  } catch {
    // The one thing that can go wrong here is what the browser sent, and the caller says so.
    return null;
  }
}
