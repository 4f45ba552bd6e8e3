import type { Metadata } from "next";
import { ButtonLink } from "@/components/button";
import { PlainPage } from "@/components/plain-page";

export const metadata: Metadata = { title: "Not open to you" };

export default function Forbidden() {
  return (
    <PlainPage
      brand="Evenkeel"
      title="Your role doesn’t open this page"
      actions={
        <ButtonLink variant="primary" size="tap" href="/">
          Go to the start page
        </ButtonLink>
      }
    >
      <p>
        You are signed in, and nothing was changed. If you need this for your work, ask an administrator for access.
      </p>
    </PlainPage>
  );
}
