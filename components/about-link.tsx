"use client";

import { ButtonLink, type ButtonLinkProps } from "@/components/button";
import { useDiscreet, useShownName } from "@/components/discreet";
import { DISCREET_TITLE, type Named } from "@/lib/discreet/discreetly";

export interface AboutLinkProps extends Omit<ButtonLinkProps, "aria-label"> {
  /** What stands before the name: "Log a call:". */
  words: string;
  /** A client, said by initials while discreet, or what a session is about. */
  of: { readonly name: Named } | { readonly title: string };
  /** What follows: ", 9:00–10:30 AM". */
  more?: string;
}

/** A button of a list whose label says of whom or of what it is, to those who hear the page: discreet as the text beside it. */
export function AboutLink({ words, of, more = "", ...rest }: AboutLinkProps) {
  const { isOn } = useDiscreet();
  const shownName = useShownName();
  const what = "name" in of ? shownName(of.name) : isOn ? DISCREET_TITLE : of.title;
  return <ButtonLink {...rest} aria-label={`${words} ${what}${more}`} />;
}
