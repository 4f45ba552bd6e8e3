import { createHash } from "node:crypto";
import nodemailer from "nodemailer";
import type { Environment } from "../env";
import type { MailTransport } from "./message";

/** The mail server of SMTP_URL; null when none is set, and then nothing is sent and messages are kept waiting. */
export function smtpTransport(environment: Pick<Environment, "SMTP_URL" | "MAIL_FROM">): MailTransport | null {
  if (environment.SMTP_URL === undefined) return null;
  const transporter = nodemailer.createTransport(environment.SMTP_URL, {
    from: environment.MAIL_FROM,
    // Nothing in our mail comes from a file or another host.
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return {
    send: async (mail, id) => {
      const hash = createHash("sha256").update(id).digest("hex").slice(0, 32);
      await transporter.sendMail({
        ...mail,
        // A message that is tried again after a lost answer can be known as the same one.
        messageId: `<${hash}@evenkeel>`,
        headers: { "Auto-Submitted": "auto-generated" },
      });
    },
  };
}
