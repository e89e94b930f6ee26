import { mkdir, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { makeSample, SAMPLE_COMPANY, SAMPLE_EXPORT, SAMPLE_SESSIONS, seedText } from './sample.ts';
import { zipOf } from './zip.ts';

// Writes the committed sample anew: `node scripts/sample/make-sample.ts`.
const root = fileURLToPath(new URL('../..', import.meta.url));
const sample = makeSample();
await write(SAMPLE_EXPORT, await zipOf(sample.files));
await write(SAMPLE_COMPANY, seedText(sample));
await write(SAMPLE_SESSIONS, sample.sessions);

async function write(path: string, contents: Buffer | string): Promise<void> {
  await mkdir(dirname(root + path), { recursive: true });
  await writeFile(root + path, contents);
}
