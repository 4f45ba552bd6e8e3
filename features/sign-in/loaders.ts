import { getAccount } from "@/features/accounts/queries/accounts";
import { isPerson } from "@/lib/access/decide-access";
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

/** The lock page: whose side of the house it is, and whether anything is locked at all. */
export const lockedScreenLoader = defineOpenLoader({
  name: "sign-in.locked-screen",
  query: async ({ reader, actor, locked }) => {
    const account = locked === null ? null : await getAccount(reader, locked.accountId);
    return { isLocked: locked !== null, isSignedIn: actor !== null, side: account?.side ?? "staff" };
  },
});

/** Who is here already: where the sign-in page sends people who are signed in. */
export const whoIsHereLoader = defineOpenLoader({
  name: "sign-in.who-is-here",
  query: async ({ actor, locked }) => ({
    isLocked: locked !== null,
    side: actor !== null && isPerson(actor) ? actor.kind : null,
    isTablet: actor?.kind === "device",
  }),
});
