import { cache } from "react";
import { now } from "../clock";

/** The instant of this request, read once, so that all loaders of a page speak of the same moment. */
export const requestNow = cache(now);
