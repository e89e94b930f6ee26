import { buffer } from 'node:stream/consumers';
import { fromBufferPromise } from 'yauzl';
import type { SourceContent } from '../source/index.ts';
import { DeployFault } from './deploy-fault.ts';

const MEGABYTE = 1024 * 1024;
// Documented (Deploying and Retrieving Metadata with the Zip File): 39 MB, 600 MB unpacked, 10,000 files.
const MAX_ZIP = 39 * MEGABYTE;
const MAX_CONTENT = 600 * MEGABYTE;
const MAX_FILES = 10_000;

/**
 * The files of a zip by path. Throws DeployFault for what is no zip, is larger than the Metadata API takes, or
 * would be written outside of its folder.
 */
export async function readZip(bytes: Buffer): Promise<SourceContent> {
  if (bytes.length > MAX_ZIP) {
    throw new DeployFault('LIMIT_EXCEEDED', 'The zip file is larger than 39 MB.');
  }
  try {
    return await filesOf(bytes);
  } catch (error) {
    if (error instanceof DeployFault) throw error;
    const reason = (error as Error).message;
    throw new DeployFault('INVALID_FIELD', `zipFile is not a valid zip file: ${reason}`);
  }
}

/** yauzl itself refuses names that lead out of the folder and entries longer than they say. */
async function filesOf(bytes: Buffer): Promise<SourceContent> {
  const files: SourceContent = new Map();
  const zip = await fromBufferPromise(bytes, { lazyEntries: true });
  let left = MAX_CONTENT;
  for await (const entry of zip.eachEntry()) {
    if (entry.fileName.endsWith('/')) continue;
    left -= entry.uncompressedSize;
    if (left < 0)
      throw new DeployFault('LIMIT_EXCEEDED', 'The zip file unpacks to more than 600 MB.');
    if (files.size === MAX_FILES) {
      throw new DeployFault('LIMIT_EXCEEDED', 'The zip file holds more than 10,000 files.');
    }
    files.set(entry.fileName, await buffer(await zip.openReadStreamPromise(entry)));
  }
  return files;
}
