import type { ReactNode } from "react";
import { classNames } from "@/components/class-names";

/** What a change will do, before it is done. Order: what changes, what stays, clashes, people, what never changes. */
export function Consequences({ children }: { children: ReactNode }) {
  return <ul className="cqs">{children}</ul>;
}

export interface ConsequenceProps {
  count: number | string;
  title: ReactNode;
  tone?: "plain" | "clash" | "warn" | "safe";
  action?: ReactNode;
  children?: ReactNode;
}

export function Consequence({ count, title, tone = "plain", action, children }: ConsequenceProps) {
  return (
    <li className={classNames("cq", tone !== "plain" && `is-${tone}`)}>
      <span className="cq__n">{count}</span>
      <div className="cq__c grow">
        <div className="cq__t">{title}</div>
        {children}
      </div>
      {action}
    </li>
  );
}
