"use client";

import { Button } from "@/components/button";
import { ErrorState } from "@/components/error-state";
import { Main } from "@/components/shell";

export default function ScheduleError({ error, reset }: { error: Error & { digest?: string }; reset: () => void }) {
  return (
    <Main>
      <h1 className="h1">Schedule</h1>
      <ErrorState
        title="This week didn't load."
        reference={error.digest}
        action={
          <Button variant="primary" onClick={reset}>
            Try again
          </Button>
        }
      >
        Nothing was lost or changed.
      </ErrorState>
    </Main>
  );
}
