import { createHash } from "node:crypto";
import { promisify } from "node:util";
import { gunzip, gzip } from "node:zlib";
import { decodeFile, type DecodedFile } from "@/lib/calendar-import/decode-file";
import { LARGEST_FILE } from "@/lib/calendar-import/file-series";
import type { FileProblem } from "@/lib/calendar-import/file-problem";
import { done, refuse, type Result } from "@/lib/result";

/** A chosen file as it goes through the steps. */
export interface Upload extends DecodedFile {
  readonly name: string;
  readonly contentHash: string;
  /** The file, packed, to go along in the form. */
  readonly carried: string;
}

export interface UploadAsked {
  readonly file: File | undefined;
  readonly carried: string | undefined;
  readonly fileName: string | null;
}

/** Reads the file that was chosen, or the one that goes along in the form. */
export async function readUpload({ file, carried, fileName }: UploadAsked): Promise<Result<Upload, FileProblem>> {
  if (file !== undefined && file.size > LARGEST_FILE) return refuse({ kind: "too_large", bytes: file.size });
  const bytes = file !== undefined ? new Uint8Array(await file.arrayBuffer()) : await unpack(carried ?? "");
  if (bytes === null) return refuse({ kind: "no_file" });
  const name = tidyName(file?.name ?? fileName ?? "");
  const decoded = decodeFile(bytes, name);
  if (!decoded.ok) return decoded;
  return done({
    ...decoded.value,
    name,
    contentHash: createHash("sha256").update(bytes).digest("hex"),
    carried: file === undefined && carried !== undefined ? carried : await pack(bytes),
  });
}

async function pack(bytes: Uint8Array): Promise<string> {
  return (await promisify(gzip)(bytes)).toString("base64");
}

/** Null when it is nothing that was packed here, or would unpack to more than a file may have. */
async function unpack(carried: string): Promise<Uint8Array | null> {
  const packed = Buffer.from(carried, "base64");
  if (packed.length === 0) return null;
  try {
    const open = promisify<Uint8Array, { maxOutputLength: number }, Buffer>(gunzip);
    return new Uint8Array(await open(packed, { maxOutputLength: LARGEST_FILE }));
  } catch {
    // Cut off on its way, or made up: it counts as no file, and one is asked for.
    return null;
  }
}

/** The last part of a path, without what cannot be seen. */
function tidyName(name: string): string {
  const plain = name
    .split(/[\\/]/)
    .at(-1)!
    .replaceAll(/[\p{Cc}\p{Cf}]/gu, "")
    .trim();
  return [...plain].slice(-100).join("") || "file";
}
