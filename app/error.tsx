"use client";

import { useRouter } from "next/navigation";
import { startTransition } from "react";
import { Button, ButtonLink } from "@/components/button";
import { PlainPage } from "@/components/plain-page";

export default function ErrorPage({ error, reset }: { error: Error & { digest?: string }; reset: () => void }) {
  const router = useRouter();
  return (
    <PlainPage
      brand="Evenkeel"
      title="This page didn’t load"
      actions={
        <>
          <Button
            variant="primary"
            size="tap"
            onClick={() =>
              // Ask the server again, then draw again; drawing alone would fail the same way.
              startTransition(() => {
                router.refresh();
                reset();
              })
            }
          >
            Try again
          </Button>
          <ButtonLink size="tap" href="/">
            Go to the start page
          </ButtonLink>
        </>
      }
    >
      <p>Something went wrong on our side. What was saved before is safe.</p>
      {error.digest ? <small className="muted">Reference {error.digest}</small> : null}
    </PlainPage>
  );
}
