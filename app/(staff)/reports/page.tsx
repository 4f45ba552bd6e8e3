import { redirect } from "next/navigation";

/** There is one report so far. */
export default function ReportsPage(): never {
  redirect("/reports/attendance");
}
