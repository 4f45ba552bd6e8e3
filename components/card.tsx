import type { ReactNode } from "react";
import { classNames } from "@/components/class-names";

export interface CardProps {
  as?: "section" | "div" | "article" | "aside" | "li";
  id?: string;
  /** Id of the heading that names the section. */
  labelledBy?: string;
  pad?: boolean;
  className?: string;
  children: ReactNode;
}

export function Card({ as: Element = "section", id, labelledBy, pad, className, children }: CardProps) {
  return (
    <Element id={id} className={classNames("card", pad && "card--pad", className)} aria-labelledby={labelledBy}>
      {children}
    </Element>
  );
}

export interface CardHeaderProps {
  /** Give it to the card's `labelledBy`. */
  id?: string;
  title: ReactNode;
  /** A number, or a few quiet words, after the title. */
  count?: ReactNode;
  level?: 2 | 3;
  /** Pushed to the right end. */
  children?: ReactNode;
}

export function CardHeader({ id, title, count, level = 2, children }: CardHeaderProps) {
  const Heading = level === 2 ? "h2" : "h3";
  return (
    <div className="card__h">
      <Heading id={id}>{title}</Heading>
      {count !== undefined && count !== null ? <span className="card__n">{count}</span> : null}
      {children ? <div className="card__end">{children}</div> : null}
    </div>
  );
}

export function CardFooter({ children }: { children: ReactNode }) {
  return <div className="card__f">{children}</div>;
}
