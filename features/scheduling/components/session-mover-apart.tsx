"use client";

import dynamic from "next/dynamic";

/** Comes after the calendar stands: nobody drags in the first moment, and most readers never do. */
export const SessionMover = dynamic(() => import("./session-mover").then((file) => file.SessionMover), { ssr: false });
