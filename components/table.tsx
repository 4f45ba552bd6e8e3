import { useId, type ComponentProps, type ReactNode } from "react";
import { classNames } from "@/components/class-names";
import { Icon } from "@/components/icon";
import { PageLink } from "@/components/page-link";

export interface TableProps {
  caption: ReactNode;
  /** The caption names the table; mostly a heading above shows it already. */
  captionShown?: boolean;
  className?: string;
  /** thead, tbody and, for totals, tfoot. */
  children: ReactNode;
}

/** Scrolls sideways where it must, keeps its first column. */
export function Table({ caption, captionShown, className, children }: TableProps) {
  const id = useId();
  return (
    <div className="tbl-w" role="region" aria-labelledby={id} tabIndex={0}>
      <table className={classNames("tbl", className)}>
        <caption id={id} className={captionShown ? undefined : "sr"}>
          {caption}
        </caption>
        {children}
      </table>
    </div>
  );
}

export type SortDirection = "ascending" | "descending";

export interface ThProps extends ComponentProps<"th"> {
  numeric?: boolean;
  /** A thin line before this column. */
  rule?: boolean;
  /** The head becomes a link to the list in that order. */
  sort?: { href: string; direction?: SortDirection };
}

export function Th({ numeric, rule, sort, className, children, ...rest }: ThProps) {
  return (
    <th
      scope="col"
      {...rest}
      className={classNames(numeric && "r", rule && "rule", className)}
      aria-sort={sort ? (sort.direction ?? "none") : undefined}
    >
      {sort ? (
        <PageLink className="tbl__s" href={sort.href} scroll={false}>
          {children}
          <Icon name={sort.direction === "ascending" ? "chevu" : "chevd"} size="s" />
        </PageLink>
      ) : (
        children
      )}
    </th>
  );
}

export interface TdProps extends ComponentProps<"td"> {
  numeric?: boolean;
  soft?: boolean;
  rule?: boolean;
}

export function Td({ numeric, soft, rule, className, ...rest }: TdProps) {
  return <td {...rest} className={classNames(numeric && "r", soft && "soft", rule && "rule", className)} />;
}

/** The cell that names its row. */
export function RowHead(props: ComponentProps<"th">) {
  return <th scope="row" {...props} />;
}
