import type { Metadata } from "next";
import { ButtonLink } from "@/components/button";
import { PlainPage } from "@/components/plain-page";

export const metadata: Metadata = { title: "Not found" };

export default function NotFound() {
  return (
    <PlainPage
      brand="Evenkeel"
      title="This page isn’t here"
      actions={
        <ButtonLink variant="primary" size="tap" href="/">
          Go to the start page
        </ButtonLink>
      }
    >
      <p>The address may be wrong, or what was here is no longer open to you. Nothing was changed.</p>
    </PlainPage>
  );
}
