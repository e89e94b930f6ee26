import { buffer } from 'node:stream/consumers';
import { ZipFile } from 'yazl';

/** Packs texts into a ZIP that says nothing about when and where it was made. */
export async function zipOf(files: ReadonlyMap<string, string>): Promise<Buffer> {
  const zip = new ZipFile();
  // A ZIP keeps local time without zone: made from local parts, this is the same text everywhere.
  const mtime = new Date(2026, 8, 1);
  for (const [path, text] of files) {
    const options = { mtime, mode: 0o100644, compressionLevel: 9, forceDosTimestamp: true };
    zip.addBuffer(Buffer.from(text), path, options);
  }
  zip.end();
  return buffer(zip.outputStream);
}
