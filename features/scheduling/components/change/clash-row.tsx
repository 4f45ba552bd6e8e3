import type { ReactNode } from "react";
import { Consequence } from "@/components/consequences";
import type { PreviewClash } from "../../queries/change-preview";

/** A clash that stands, with (as children) what can be done about it. */
export function ClashRow({ clash, children }: { clash: PreviewClash; children?: ReactNode }) {
  return (
    <Consequence
      count={clash.count.toLocaleString("en-US")}
      tone="clash"
      title={
        <>
          {clash.title}
          {clash.rule === "refuse" ? <span className="cq-rule"> · not allowed here</span> : null}
        </>
      }
    >
      <p>{clash.detail}</p>
      {children}
    </Consequence>
  );
}
