/**
 * Writes a ZIP archive without compression, as numpy's `savez` does: weights hardly compress. The same content gives the same
 * bytes, since every entry carries the earliest date the format knows.
 */
import { crc32 } from './crc32.ts';
import { joinBytes } from './tensor.ts';

export const SIGNATURE = { local: 0x04034b50, central: 0x02014b50, end: 0x06054b50 } as const;
export const LENGTH = { local: 30, central: 46, end: 22 } as const;

/** 2.0 */
const VERSION = 20;
const UTF8_NAMES = 0x800;
/** 1 January 1980 */
const DATE = 0x21;

interface Entry {
  readonly name: Uint8Array;
  readonly content: Uint8Array;
  readonly offset: number;
  readonly checksum: number;
}

/** @param files content by name, with `/` between folders; at most 65 535 files and 4 GB in all */
export function zipFile(files: ReadonlyMap<string, Uint8Array>): Uint8Array<ArrayBuffer> {
  const entries: Entry[] = [];
  let offset = 0;
  for (const [path, content] of files) {
    const name = new TextEncoder().encode(path);
    entries.push({ name, content, offset, checksum: crc32(content) });
    offset += LENGTH.local + name.length + content.length;
  }
  const locals = entries.flatMap((entry) => [localHeader(entry), entry.name, entry.content]);
  const central = joinBytes(entries.flatMap((entry) => [centralHeader(entry), entry.name]));
  return joinBytes([...locals, central, endRecord(entries.length, central.length, offset)]);
}

/** The fields shared by both headers of an entry, from the version to the length of the name. */
function common({ name, content, checksum }: Entry): readonly Field[] {
  return [
    [2, VERSION],
    [2, UTF8_NAMES],
    [2, 0],
    [2, 0],
    [2, DATE],
    [4, checksum],
    [4, content.length],
    [4, content.length],
    [2, name.length],
    [2, 0],
  ];
}

function localHeader(entry: Entry): Uint8Array {
  return record([[4, SIGNATURE.local], ...common(entry)]);
}

/** After the shared part: comment, disk, two kinds of attributes, offset of the local header. */
function centralHeader(entry: Entry): Uint8Array {
  return record([[4, SIGNATURE.central], [2, VERSION], ...common(entry), [2, 0], [2, 0], [2, 0], [4, 0], [4, entry.offset]]);
}

function endRecord(count: number, length: number, offset: number): Uint8Array {
  return record([
    [4, SIGNATURE.end],
    [2, 0],
    [2, 0],
    [2, count],
    [2, count],
    [4, length],
    [4, offset],
    [2, 0],
  ]);
}

/** Bytes and value. */
type Field = readonly [bytes: 2 | 4, value: number];

function record(fields: readonly Field[]): Uint8Array {
  const view = new DataView(new ArrayBuffer(fields.reduce((total, [bytes]) => total + bytes, 0)));
  let at = 0;
  for (const [bytes, value] of fields) {
    if (bytes === 2) view.setUint16(at, value, true);
    else view.setUint32(at, value, true);
    at += bytes;
  }
  return new Uint8Array(view.buffer);
}
