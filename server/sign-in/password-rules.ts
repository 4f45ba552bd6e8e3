import { COMMON_PASSWORDS } from "./common-passwords";

export const SHORTEST_PASSWORD = 12;
const LONGEST_PASSWORD = 200;

/**
 * What is wrong with a new password, in a sentence; null: it will do. Length is what counts. Nobody is made to add signs
 * that they then write on a note.
 */
export function wrongWithPassword(password: string, email: string): string | null {
  const length = [...password.normalize("NFC")].length;
  if (length < SHORTEST_PASSWORD) {
    return `Use at least ${SHORTEST_PASSWORD} characters. Four unrelated words make a good password.`;
  }
  if (length > LONGEST_PASSWORD) return `Use at most ${LONGEST_PASSWORD} characters.`;
  const plain = bare(password);
  const mailbox = bare(email.split("@")[0] ?? "");
  if (plain.includes("evenkeel") || (mailbox.length >= 4 && plain.includes(mailbox))) {
    return "Leave your email address and the name of this program out of it.";
  }
  if (new Set(plain).size < 5) return "This repeats too few characters. Four unrelated words make a good password.";
  if (isRun(plain) || COMMON_PASSWORDS.some((common) => isMostly(plain, common))) {
    return "This is among the first passwords anybody would guess. Four unrelated words make a good password.";
  }
  return null;
}

/** Lower case, letters and digits only, with the usual replacements undone. */
function bare(text: string): string {
  return text
    .normalize("NFKD")
    .toLowerCase()
    .replaceAll("0", "o")
    .replaceAll("1", "i")
    .replaceAll("3", "e")
    .replaceAll("4", "a")
    .replaceAll("@", "a")
    .replaceAll("5", "s")
    .replaceAll("$", "s")
    .replaceAll(/[^\p{L}\p{N}]/gu, "");
}

/** The common word, perhaps twice, with less around it than would make a password of its own. */
function isMostly(plain: string, common: string): boolean {
  const word = bare(common);
  return plain.includes(word) && plain.replaceAll(word, "").length < 8;
}

const RUNS = ["abcdefghijklmnopqrstuvwxyz", "qwertyuiopasdfghjklzxcvbnm", "oi2eas6789oi2eas6789"];

function isRun(plain: string): boolean {
  const backwards = [...plain].reverse().join("");
  return RUNS.some((run) => run.includes(plain) || run.includes(backwards));
}
