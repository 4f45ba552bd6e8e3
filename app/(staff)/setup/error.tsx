"use client";

import { useRouter } from "next/navigation";
import { startTransition } from "react";
import { Button } from "@/components/button";
import { ErrorState } from "@/components/error-state";
import { Main } from "@/components/shell";

export default function SetupError({ error, reset }: { error: Error & { digest?: string }; reset: () => void }) {
  const router = useRouter();
  const retry = () =>
    startTransition(() => {
      router.refresh();
      reset();
    });
  return (
    <Main>
      <h1 className="sr">Set up</h1>
      <ErrorState
        title="This page didn’t load."
        reference={error.digest}
        action={<Button onClick={retry}>Try again</Button>}
      >
        Nothing was lost. What was saved before is safe.
      </ErrorState>
    </Main>
  );
}
