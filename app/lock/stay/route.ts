import { z } from "zod";
import { findOwnAccount } from "@/features/own-account/subjects";
import { defineRoute } from "@/server/doors/route";

/** Somebody is at the screen, perhaps writing for a long time: asking as somebody is what keeps a sign-in awake. */
export const POST = defineRoute({
  name: "lock.stay",
  method: "POST",
  input: z.object({}),
  permission: "own-account:write",
  subject: (reader, _input, actor) => findOwnAccount(reader, actor),
  respond: () => new Response(null, { status: 204 }),
});
