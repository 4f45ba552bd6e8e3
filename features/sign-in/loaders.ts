import { findOpenInvitation } from "@/features/accounts/queries/invitations";
import { defineOpenLoader } from "@/server/doors/open-loader";

/** The page behind an invitation link. Wrong, used, expired and taken-back links are all the same "not found". */
export const invitationLoader = defineOpenLoader({
  name: "sign-in.invitation",
  query: async ({ reader, now }, { token }: { readonly token: string }) => {
    const found = await findOpenInvitation(reader, token, now);
    if (found === null) return null;
    const { invitation, account } = found;
    return { purpose: invitation.purpose, side: account.side, email: account.email };
  },
});

/** Who is here already: where the sign-in page sends people who are signed in. */
export const whoIsHereLoader = defineOpenLoader({
  name: "sign-in.who-is-here",
  query: async ({ actor }) => ({ side: actor === null || actor.kind === "system" ? null : actor.kind }),
});
