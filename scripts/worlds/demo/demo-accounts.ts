import { ADMIN_EMAIL, STAFF } from "./cast";

export interface DemoAccount {
  readonly email: string;
  readonly who: string;
  readonly side: "staff" | "client" | "family";
}

export const DEMO_ACCOUNTS: readonly DemoAccount[] = [
  { email: ADMIN_EMAIL, who: "Administrator, Astrid Bellamy", side: "staff" },
  { email: STAFF.dana.email, who: "Program director, Dana Okonkwo", side: "staff" },
  { email: STAFF.tilda.email, who: "Front desk, Tilda Vance", side: "staff" },
  { email: STAFF.marisol.email, who: "Counselor at Worcester, Marisol Benítez", side: "staff" },
  { email: STAFF.imogen.email, who: "Counselor at Quincy, Imogen Fairweather", side: "staff" },
  { email: "juniper@mail.example", who: "Client, Juniper Ashgrove", side: "client" },
  { email: "linus@mail.example", who: "Family, her brother Linus Ashgrove", side: "family" },
];
