import Link from "next/link";
import type { ComponentProps } from "react";

export type PageLinkProps = ComponentProps<typeof Link>;

/**
 * A link that fetches its page when it is followed and not before: a page fetched in advance would cost the server its
 * full price for nothing, and would stand in the access log as looked at.
 */
export function PageLink(props: PageLinkProps) {
  return <Link prefetch={false} {...props} />;
}
