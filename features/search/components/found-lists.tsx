import { Card, CardHeader } from "@/components/card";
import { Icon } from "@/components/icon";
import { PageLink } from "@/components/page-link";
import { FOUND_TITLES, type FoundGroup } from "@/lib/search/found";
import { FOUND_ICONS } from "./found-icons";
import "./search.css";

/** What was found, as a part of a page. */
export function FoundLists({ groups }: { groups: readonly FoundGroup[] }) {
  return groups.map(({ kind, items, isCut }) => (
    <Card key={kind} labelledBy={`found-${kind}`}>
      <CardHeader id={`found-${kind}`} title={FOUND_TITLES[kind]} count={items.length}>
        {isCut ? <span className="muted">The first {items.length}. Type more to narrow down.</span> : null}
      </CardHeader>
      <ul className="rows">
        {items.map(({ href, title, detail }) => (
          <li key={href} className="find-row">
            <Icon name={FOUND_ICONS[kind]} />
            <PageLink href={href}>{title}</PageLink>
            <span className="muted">{detail}</span>
          </li>
        ))}
      </ul>
    </Card>
  ));
}
