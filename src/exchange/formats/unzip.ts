/**
 * Reads a ZIP archive: stored and deflated entries, with their checksums. Declared sizes are only upper limits, so that a small
 * file that claims, or turns out, to be huge is refused before it fills the memory.
 */
import { crc32 } from './crc32.ts';
import { FileError, megabytes, shown } from './fileError.ts';
import { joinBytes } from './tensor.ts';
import { LENGTH, SIGNATURE } from './zip.ts';

const STORED = 0;
const DEFLATED = 8;
const ENCRYPTED = 1;
const MAX_ENTRIES = 10_000;
/** A comment of 65 535 bytes may follow the end record. */
const MAX_COMMENT = 0xffff;

export interface ZipEntry {
  readonly name: string;
  readonly method: number;
  readonly isEncrypted: boolean;
  readonly checksum: number;
  readonly packedSize: number;
  readonly size: number;
  /** Of the local header. */
  readonly offset: number;
}

export function isZip(bytes: Uint8Array): boolean {
  return bytes.length >= 4 && [SIGNATURE.local, SIGNATURE.end].some((signature) => viewOf(bytes).getUint32(0, true) === signature);
}

/** The archive's table of contents. @throws FileError where it cannot be read */
export function zipEntries(bytes: Uint8Array): readonly ZipEntry[] {
  const view = viewOf(bytes);
  const end = endRecordPlace(view);
  const count = view.getUint16(end + 10, true);
  if (count > MAX_ENTRIES) throw new FileError(`The archive holds ${count} files; at most ${MAX_ENTRIES} can be read.`);
  const entries: ZipEntry[] = [];
  let at = view.getUint32(end + 16, true);
  for (let index = 0; index < count; index++) {
    const { entry, next } = centralEntry(bytes, view, at);
    entries.push(entry);
    at = next;
  }
  return entries;
}

function endRecordPlace(view: DataView): number {
  const first = Math.max(0, view.byteLength - LENGTH.end - MAX_COMMENT);
  for (let at = view.byteLength - LENGTH.end; at >= first; at--) {
    if (view.getUint32(at, true) === SIGNATURE.end) return at;
  }
  throw new FileError('The archive is cut off or is not a ZIP file: its table of contents is missing.');
}

function centralEntry(bytes: Uint8Array, view: DataView, at: number): { readonly entry: ZipEntry; readonly next: number } {
  if (at + LENGTH.central > view.byteLength || view.getUint32(at, true) !== SIGNATURE.central) {
    throw new FileError('The archive is damaged: its table of contents is not where it should be.');
  }
  const nameLength = view.getUint16(at + 28, true);
  const nameStart = at + LENGTH.central;
  const entry = {
    name: new TextDecoder().decode(bytes.subarray(nameStart, nameStart + nameLength)),
    method: view.getUint16(at + 10, true),
    isEncrypted: (view.getUint16(at + 8, true) & ENCRYPTED) !== 0,
    checksum: view.getUint32(at + 16, true),
    packedSize: view.getUint32(at + 20, true),
    size: view.getUint32(at + 24, true),
    offset: view.getUint32(at + 42, true),
  };
  return { entry, next: nameStart + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true) };
}

/** @param maxBytes largest size accepted @throws FileError where the entry cannot be unpacked or is larger */
export async function unzipEntry(bytes: Uint8Array, entry: ZipEntry, maxBytes: number): Promise<Uint8Array> {
  const name = shown(entry.name);
  if (entry.isEncrypted) throw new FileError(`${name} in the archive is encrypted; save it without a password.`);
  if (entry.size > maxBytes) {
    throw new FileError(`${name} in the archive unpacks to ${megabytes(entry.size)}; at most ${megabytes(maxBytes)} can be read.`);
  }
  const content = await unpack(packedBytes(bytes, entry), entry);
  if (content.length !== entry.size || crc32(content) !== entry.checksum) {
    throw new FileError(`${name} in the archive is damaged: its length or checksum is not what the archive says.`);
  }
  return content;
}

function packedBytes(bytes: Uint8Array, { name, offset, packedSize }: ZipEntry): Uint8Array {
  const view = viewOf(bytes);
  if (offset + LENGTH.local > bytes.length || view.getUint32(offset, true) !== SIGNATURE.local) {
    throw new FileError(`${shown(name)} in the archive is not where the archive says.`);
  }
  const start = offset + LENGTH.local + view.getUint16(offset + 26, true) + view.getUint16(offset + 28, true);
  if (start + packedSize > bytes.length) throw new FileError(`${shown(name)} in the archive is cut off.`);
  return bytes.subarray(start, start + packedSize);
}

async function unpack(packed: Uint8Array, { name, method, size }: ZipEntry): Promise<Uint8Array> {
  if (method === STORED) return packed;
  if (method === DEFLATED) return inflate(packed, size, name);
  throw new FileError(`${shown(name)} in the archive is packed by method ${method}; only stored and deflated entries can be read.`);
}

async function inflate(packed: Uint8Array, size: number, name: string): Promise<Uint8Array> {
  const stream = new Blob([packed.slice()]).stream().pipeThrough(new DecompressionStream('deflate-raw'));
  try {
    return joinBytes(await readUpTo(stream, size));
  } catch {
    throw new FileError(`${shown(name)} in the archive is damaged: it cannot be unpacked.`);
  }
}

/** Stops as soon as more than `size` bytes have arrived. */
async function readUpTo(stream: ReadableStream<Uint8Array>, size: number): Promise<readonly Uint8Array[]> {
  const reader = stream.getReader();
  const parts: Uint8Array[] = [];
  let total = 0;
  for (let next = await reader.read(); !next.done; next = await reader.read()) {
    parts.push(next.value);
    total += next.value.length;
    if (total > size) break;
  }
  await reader.cancel();
  return parts;
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
