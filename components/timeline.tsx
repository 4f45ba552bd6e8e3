import type { ReactNode } from "react";
import { classNames } from "@/components/class-names";

export interface TimelineItem {
  key: string;
  state: "done" | "on" | "next";
  title: ReactNode;
  children?: ReactNode;
}

/** Stages one after the other: behind, here, ahead. */
export function Timeline({ items }: { items: readonly TimelineItem[] }) {
  return (
    <ol className="tline">
      {items.map((item) => (
        <li
          key={item.key}
          className={classNames(item.state === "done" && "is-done", item.state === "on" && "is-on")}
          aria-current={item.state === "on" ? "step" : undefined}
        >
          <span className="tline__d" aria-hidden="true" />
          <div className="tline__c">
            <b>{item.title}</b>
            {item.children}
          </div>
        </li>
      ))}
    </ol>
  );
}
