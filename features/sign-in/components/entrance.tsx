import type { ReactNode } from "react";
import { Icon } from "@/components/icon";
import "./entrance.css";

export interface EntranceProps {
  title: string;
  children: ReactNode;
  /** Under the card. */
  foot?: ReactNode;
}

/** The frame of every page that people see before they are signed in. */
export function Entrance({ title, children, foot }: EntranceProps) {
  return (
    <main id="main" tabIndex={-1} className="entrance">
      <p className="entrance__brand">
        <Icon name="mark" />
        Evenkeel
      </p>
      <div className="entrance__card">
        <h1 className="h1">{title}</h1>
        {children}
      </div>
      {foot ? <div className="entrance__foot">{foot}</div> : null}
    </main>
  );
}
