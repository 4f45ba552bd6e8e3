export type ChangePasswordRefusal =
  | { readonly kind: "wait"; readonly until: Date; readonly now: Date }
  | { readonly kind: "wrong" }
  | { readonly kind: "password"; readonly sentence: string }
  | { readonly kind: "changed_meanwhile" };
