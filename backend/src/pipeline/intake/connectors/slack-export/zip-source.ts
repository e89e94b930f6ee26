import { open } from 'node:fs/promises';
import { crc32 } from 'node:zlib';
import { getFileNameLowLevel, openPromise, type Entry, type ZipFile } from 'yauzl';
import {
  damagedEntry,
  megabytes,
  notAZip,
  tooLarge,
  truncatedZip,
  unsafeEntryName
} from './export-errors.ts';
import type { ExportLimits, ExportSource } from './export-source.ts';

/** A packed export, unpacked entry by entry into memory, never onto the disk. */
export async function openZip(path: string, limits: ExportLimits): Promise<ExportSource> {
  if (!(await beginsLikeZip(path))) throw notAZip(path);
  const zip = await openPromise(path, {
    lazyEntries: true,
    autoClose: false,
    decodeStrings: false
  }).catch((error: unknown) => {
    throw truncatedZip(path, error);
  });
  try {
    const entries = await listEntries(zip, path, limits);
    return {
      names: [...entries.keys()],
      readText: (name) => readEntry(zip, name, entries.get(name)),
      close: async () => zip.close()
    };
  } catch (error) {
    zip.close();
    throw error;
  }
}

/** Local file header or, for an archive without entries, the end of the list of contents. */
async function beginsLikeZip(path: string): Promise<boolean> {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(4), 0, 4, 0);
    const signature = buffer.toString('latin1');
    return bytesRead === 4 && (signature === 'PK\u0003\u0004' || signature === 'PK\u0005\u0006');
  } finally {
    await file.close();
  }
}

async function listEntries(
  zip: ZipFile,
  path: string,
  limits: ExportLimits
): Promise<Map<string, Entry>> {
  const entries = new Map<string, Entry>();
  let bytes = 0;
  for await (const entry of contentsOf(zip, path)) {
    const name = safeNameOf(entry);
    if (name.endsWith('/')) continue;
    bytes += entry.uncompressedSize;
    if (entry.uncompressedSize > limits.entryBytes) {
      throw tooLarge(name, `${megabytes(limits.entryBytes)} a file`);
    }
    if (bytes > limits.totalBytes) throw tooLarge(path, megabytes(limits.totalBytes));
    entries.set(name.normalize('NFC'), entry);
    if (entries.size > limits.entries)
      throw tooLarge(path, `${limits.entries.toLocaleString('en-US')} files`);
  }
  return entries;
}

async function* contentsOf(zip: ZipFile, path: string): AsyncGenerator<Entry> {
  const iterator = zip.eachEntry();
  for (;;) {
    const next = await iterator.next().catch((error: unknown) => {
      throw truncatedZip(path, error);
    });
    if (next.done === true) return;
    yield next.value;
  }
}

/** The name as written: yauzl would quietly turn backslashes round when it decodes names itself. */
function safeNameOf(entry: Entry): string {
  const raw = entry.fileName as unknown as Buffer;
  const name = getFileNameLowLevel(entry.generalPurposeBitFlag, raw, entry.extraFields, true);
  const leadsOut =
    name.includes('\\') ||
    name.includes('\u0000') ||
    /^(?:\/|[a-z]:)/i.test(name) ||
    name.split('/').includes('..');
  if (leadsOut) throw unsafeEntryName(name);
  return name;
}

async function readEntry(zip: ZipFile, name: string, entry: Entry | undefined): Promise<string> {
  if (!entry) throw damagedEntry(name);
  let bytes: Buffer;
  try {
    // yauzl stops a stream that yields more than the entry declared, so the caps above hold.
    const chunks: Buffer[] = [];
    for await (const part of await zip.openReadStreamPromise(entry)) chunks.push(part as Buffer);
    bytes = Buffer.concat(chunks);
  } catch (error) {
    throw damagedEntry(name, error);
  }
  if (crc32(bytes) !== entry.crc32) throw damagedEntry(name);
  return new TextDecoder().decode(bytes);
}
