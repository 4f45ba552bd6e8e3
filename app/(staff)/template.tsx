import type { ReactNode } from "react";
import { Streamed } from "@/app/streamed";
import { Main } from "@/components/shell";
import { SkeletonRows } from "@/components/skeleton";

/** A new one stands for every section that is moved to: its skeleton shows while the page is made. */
export default function StaffTemplate({ children }: { children: ReactNode }) {
  return (
    <Streamed
      skeleton={
        <Main>
          <SkeletonRows label="Loading" rows={8} />
        </Main>
      }
    >
      {children}
    </Streamed>
  );
}
