import { ACCOUNT_ROWS } from "@/features/testing/matrix/accounts";
import { ARRIVAL_ROWS } from "@/features/testing/matrix/arrivals";
import { CALENDAR_ROWS } from "@/features/testing/matrix/calendar";
import { CHANGE_FORM_ROWS } from "@/features/testing/matrix/change-form";
import { CLASH_ROWS } from "@/features/testing/matrix/clashes";
import { CALENDAR_IMPORT_ROWS } from "@/features/testing/matrix/calendar-import";
import { CLIENT_ROWS } from "@/features/testing/matrix/clients";
import { CLOSURE_ROWS } from "@/features/testing/matrix/closures";
import { SCHEDULING_ROWS } from "@/features/testing/matrix/scheduling";
import { SETUP_ROWS } from "@/features/testing/matrix/setup";
import { ATTENDANCE_ROWS } from "@/features/testing/matrix/attendance";
import { LIVE_ROWS } from "@/features/testing/matrix/live";
import { MAKE_UP_ROWS } from "@/features/testing/matrix/make-ups";
import { CORRECTION_ROWS } from "@/features/testing/matrix/corrections";
import { NOTICE_ROWS } from "@/features/testing/matrix/notices";
import { OFFLINE_ROSTER_ROWS } from "@/features/testing/matrix/offline-roster";
import { OUTREACH_ROWS } from "@/features/testing/matrix/outreach";
import { POLICY_ROWS } from "@/features/testing/matrix/policies";
import { PORTAL_ROWS } from "@/features/testing/matrix/portal";
import { REMINDER_ROWS } from "@/features/testing/matrix/reminders";
import { REPORT_ROWS } from "@/features/testing/matrix/reports";
import { REVIEW_ROWS } from "@/features/testing/matrix/reviews";
import { SEARCH_ROWS } from "@/features/testing/matrix/search";
import { SERIES_CHANGE_ROWS } from "@/features/testing/matrix/series-changes";
import { STANDING_ROWS } from "@/features/testing/matrix/standing";
import { SUBSTITUTE_ROWS } from "@/features/testing/matrix/substitutes";
import type { ClinicMatrix } from "@/features/testing/matrix/world";
import type { DoorRow } from "@/server/doors/matrix";

/*
 * One row for every action, loader and route: who may, and on whose thing. `doors.test.ts` fails for a door without one.
 * Each area keeps its rows in features/testing/matrix/<area>.ts and is added to this list.
 */
export const DOOR_ROWS: readonly DoorRow<ClinicMatrix>[] = [
  ...ACCOUNT_ROWS,
  ...ARRIVAL_ROWS,
  ...CLASH_ROWS,
  ...CALENDAR_IMPORT_ROWS,
  ...CLIENT_ROWS,
  ...CLOSURE_ROWS,
  ...SCHEDULING_ROWS,
  ...CALENDAR_ROWS,
  ...CHANGE_FORM_ROWS,
  ...SETUP_ROWS,
  ...ATTENDANCE_ROWS,
  ...LIVE_ROWS,
  ...MAKE_UP_ROWS,
  ...CORRECTION_ROWS,
  ...NOTICE_ROWS,
  ...OFFLINE_ROSTER_ROWS,
  ...OUTREACH_ROWS,
  ...POLICY_ROWS,
  ...PORTAL_ROWS,
  ...REMINDER_ROWS,
  ...REPORT_ROWS,
  ...REVIEW_ROWS,
  ...SEARCH_ROWS,
  ...SERIES_CHANGE_ROWS,
  ...STANDING_ROWS,
  ...SUBSTITUTE_ROWS,
];
