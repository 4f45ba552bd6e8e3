import { explainFileProblem, type FileProblem } from "@/lib/calendar-import/file-problem";

/** Why a file cannot be imported. */
export type ImportRefusal =
  | { readonly on: "file"; readonly why: FileProblem }
  | { readonly on: "nothing" }
  | { readonly on: "sessions"; readonly found: number; readonly most: number };

export function explainImport(refusal: ImportRefusal): string | { readonly field: string; readonly sentence: string } {
  switch (refusal.on) {
    case "file":
      return { field: "file", sentence: explainFileProblem(refusal.why) };
    case "nothing":
      return "There is nothing left to import: all of it is here already, or is left out.";
    case "sessions":
      return {
        field: "file",
        sentence: `This file comes to ${refusal.found.toLocaleString("en-US")} sessions. At most ${refusal.most.toLocaleString("en-US")} are taken at once: export fewer months or one calendar at a time.`,
      };
  }
}

/** Why an import cannot be taken back: what was built on it since, by the first session or series of which it holds. */
export type TakeBackRefusal =
  | { readonly reason: "taken_back" }
  | { readonly reason: "has_attendance"; readonly what: string }
  | { readonly reason: "has_members"; readonly what: string }
  | { readonly reason: "has_decision"; readonly what: string }
  | { readonly reason: "has_substitute"; readonly what: string };

export function explainTakeBack(refusal: TakeBackRefusal): string {
  switch (refusal.reason) {
    case "taken_back":
      return "This import was taken back already.";
    case "has_attendance":
      return `Attendance was taken in ${refusal.what}. What took place stays, so this import cannot be taken back as a whole.`;
    case "has_members":
      return `Somebody takes part in ${refusal.what}. Let them leave it first.`;
    case "has_decision":
      return `Somebody decided about ${refusal.what}. That stays on record, so this import cannot be taken back as a whole.`;
    case "has_substitute":
      return `A substitute was asked for ${refusal.what}. That stays on record, so this import cannot be taken back as a whole.`;
  }
}
