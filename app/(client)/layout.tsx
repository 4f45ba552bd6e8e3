import type { ReactNode } from "react";
import { Locking } from "@/app/locking";

export default function Layout({ children }: { children: ReactNode }) {
  return <Locking>{children}</Locking>;
}
