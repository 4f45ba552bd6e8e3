"use client";

import dynamic from "next/dynamic";
import type { SeriesDrawerProps } from "./series-drawer";

/** The form weighs as much as the calendar beside it: it is fetched when it is opened, not with every week. */
const SeriesDrawer = dynamic(() => import("./series-drawer").then((file) => file.SeriesDrawer));

export function SeriesDrawerApart(props: SeriesDrawerProps) {
  return <SeriesDrawer {...props} />;
}
