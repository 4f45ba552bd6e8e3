import { ACCOUNT_ROWS } from "@/features/testing/matrix/accounts";
import { CLIENT_ROWS } from "@/features/testing/matrix/clients";
import { SCHEDULING_ROWS } from "@/features/testing/matrix/scheduling";
import { SETUP_ROWS } from "@/features/testing/matrix/setup";
import type { ClinicMatrix } from "@/features/testing/matrix/world";
import type { DoorRow } from "@/server/doors/matrix";

/*
 * One row for every action, loader and route: who may, and on whose thing. `doors.test.ts` fails for a door without one.
 * Each area keeps its rows in features/testing/matrix/<area>.ts and is added to this list.
 */
export const DOOR_ROWS: readonly DoorRow<ClinicMatrix>[] = [...ACCOUNT_ROWS, ...CLIENT_ROWS, ...SCHEDULING_ROWS, ...SETUP_ROWS];
