import { openSecret } from "@/server/sealed-secret";
import type { MessageKind } from "@/server/outbox/message";
import { INVITATION_TOPIC } from "./events";
import { invitationPath } from "@/server/sign-in/invitation-token";
import { findOpenInvitation } from "./queries/invitations";

/**
 * The mail with an invitation link. It names nobody and nothing of the clinic, because other people read mail too. A
 * link that was used or taken back meanwhile is not sent.
 */
export const invitationMail: MessageKind = {
  topic: INVITATION_TOPIC,
  compose: async ({ reader, now, baseUrl, authSecret }, { sealedToken }) => {
    if (typeof sealedToken !== "string") throw new Error("The message holds no link.");
    const token = openSecret(sealedToken, authSecret);
    const found = await findOpenInvitation(reader, token, now);
    if (found === null) return null;
    const isNew = found.invitation.purpose === "join";
    return {
      to: found.account.email,
      subject: isNew ? "You have been invited to Evenkeel" : "Your new link for Evenkeel",
      text: [
        isNew ? "You have been invited to Evenkeel." : "Somebody, probably you, asked for a new password for Evenkeel.",
        "",
        "Open this link to set your password. It works once, within 7 days:",
        `${baseUrl}${invitationPath(token)}`,
        "",
        "If you did not expect this, you can leave it alone.",
        "",
      ].join("\n"),
    };
  },
};
