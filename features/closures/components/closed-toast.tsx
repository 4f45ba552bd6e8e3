"use client";

import { useRouter } from "next/navigation";
import { useEffect } from "react";
import { showToast } from "@/components/toast";

/** Says that days were closed, and leads to opening them again while that is fresh. */
export function ClosedToast({ message, reopenHref }: { message: string; reopenHref: string | null }) {
  const router = useRouter();
  useEffect(() => {
    const undo = reopenHref === null ? undefined : { label: "Reopen", run: () => router.push(reopenHref) };
    showToast({ message, undo });
  }, [message, reopenHref, router]);
  return <p className="sr">{message}</p>;
}
