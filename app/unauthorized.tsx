import type { Metadata } from "next";
import { ButtonLink } from "@/components/button";
import { PlainPage } from "@/components/plain-page";

export const metadata: Metadata = { title: "Sign in" };

export default function Unauthorized() {
  return (
    <PlainPage
      brand="Evenkeel"
      title="Please sign in again"
      actions={
        <ButtonLink variant="primary" size="tap" href="/sign-in">
          Sign in
        </ButtonLink>
      }
    >
      <p>You are signed out. What you saved before is safe.</p>
    </PlainPage>
  );
}
