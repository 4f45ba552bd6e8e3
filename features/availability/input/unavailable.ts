import { z } from "zod";
import { WEEKDAYS } from "@/lib/time/local-date";
import {
  idInput,
  listOf,
  localDateInput,
  oneOf,
  optionalDate,
  optionalText,
  optionalTime,
} from "@/server/doors/inputs";

export const newUnavailableInput = z.object({
  clientId: idInput,
  weekdays: listOf(oneOf(WEEKDAYS as unknown as readonly ["MO", "TU", "WE", "TH", "FR", "SA", "SU"]), 7),
  fromTime: optionalTime,
  toTime: optionalTime,
  from: localDateInput,
  through: optionalDate,
  note: optionalText(200),
});

export const unavailableIdInput = z.object({ unavailableId: idInput });
