/** numpy's `.npz`: a ZIP archive with one `.npy` for each named array. */
import { FileError, megabytes } from './fileError.ts';
import { npyFile, readNpy } from './npy.ts';
import type { StoredTensor, StoredTensors, Tensors } from './tensor.ts';
import { unzipEntry, zipEntries } from './unzip.ts';
import { zipFile } from './zip.ts';

export function npzFile(tensors: Tensors): Uint8Array<ArrayBuffer> {
  return zipFile(new Map([...tensors].map(([name, tensor]) => [`${name}.npy`, npyFile(tensor)])));
}

/** @param maxBytes most bytes of all arrays together @throws FileError saying what is wrong with the archive */
export async function readNpz(bytes: Uint8Array, maxBytes: number): Promise<StoredTensors> {
  const arrays = new Map<string, StoredTensor>();
  let left = maxBytes;
  for (const entry of zipEntries(bytes)) {
    const name = /^(.*)\.npy$/.exec(entry.name)?.[1];
    if (name === undefined) continue;
    if (entry.size > left) throw new FileError(`The archive unpacks to more than ${megabytes(maxBytes)}, the most that can be read.`);
    left -= entry.size;
    arrays.set(name, readNpy(await unzipEntry(bytes, entry, maxBytes), `The array ${name}`));
  }
  return arrays;
}
