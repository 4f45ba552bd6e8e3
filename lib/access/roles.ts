/** Who a person is to the clinic. One person may hold several, each at every site or at one. */
export const ROLES = ["admin", "director", "scheduler", "clinician", "client", "family"] as const;

export type Role = (typeof ROLES)[number];

export const STAFF_ROLES = ["admin", "director", "scheduler", "clinician"] as const satisfies readonly Role[];

export type StaffRole = (typeof STAFF_ROLES)[number];
