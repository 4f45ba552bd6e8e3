"use client";

import { useEffect } from "react";
import { REMEMBERED_SITE } from "@/lib/scheduling/week-address";

const YEAR_S = 365 * 24 * 3600;

/** Keeps on this device which site was looked at last, so that the schedule opens there. An id alone tells nobody anything. */
export function RememberSite({ siteId }: { siteId: string }) {
  useEffect(() => {
    document.cookie = `${REMEMBERED_SITE}=${siteId}; path=/schedule; max-age=${YEAR_S}; samesite=lax`;
  }, [siteId]);
  return null;
}
