"use client";

import { usePathname } from "next/navigation";
import type { ComponentProps } from "react";
import { PageLink } from "@/components/page-link";

export interface NavLinkProps extends Omit<ComponentProps<typeof PageLink>, "href"> {
  href: string;
  /** Address prefixes that belong to this entry; its own address unless given. */
  owns?: readonly string[];
  /** Addresses below its own that belong to another entry. */
  leaves?: readonly string[];
}

/** Knows whether it leads to where the person already is, also after a navigation that keeps the shell. */
export function NavLink({ href, owns, leaves = [], ...rest }: NavLinkProps) {
  const path = usePathname();
  const isBelow = (prefix: string) => path === prefix || path.startsWith(`${prefix}/`);
  const isHere = (owns ?? [href]).some(isBelow) && !leaves.some(isBelow);
  return <PageLink {...rest} href={href} aria-current={isHere ? (path === href ? "page" : "true") : undefined} />;
}
