import type { Metadata } from "next";
import { Entrance } from "@/features/sign-in/components/entrance";
import { JoinForm } from "@/features/sign-in/components/join-form";
import { invitationLoader } from "@/features/sign-in/loaders";

export const metadata: Metadata = { title: "Set your password" };

export default async function JoinPage({ params }: { params: Promise<{ token: string }> }) {
  const { token } = await params;
  const { purpose, email } = await invitationLoader({ token });
  return (
    <Entrance title={purpose === "join" ? "Welcome to Evenkeel" : "Set a new password"}>
      <p className="soft">
        Your password is for the account <b>{email}</b>. This link works once.
      </p>
      <JoinForm token={token} email={email} />
    </Entrance>
  );
}
