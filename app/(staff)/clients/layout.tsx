import type { ReactNode } from "react";
import { Streamed } from "@/app/streamed";
import { Main } from "@/components/shell";
import { SkeletonRows } from "@/components/skeleton";

/** The boxes of rows while a page of this part is on its way, for those who come by script. */
export default function ClientsLayout({ children }: { children: ReactNode }) {
  return (
    <Streamed
      skeleton={
        <Main>
          <SkeletonRows label="Loading clients" rows={10} />
        </Main>
      }
    >
      {children}
    </Streamed>
  );
}
