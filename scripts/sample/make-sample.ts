import { mkdir, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Calendar } from './calendar.ts';
import { makeSample, SAMPLE_COMPANY, SAMPLE_EXPORT, SAMPLE_SESSIONS, seedText } from './sample.ts';
import { zipOf } from './zip.ts';

// `node scripts/sample/make-sample.ts` writes the committed sample anew; with a folder, the same sample
// as if it had just happened into that folder: then a page's "last 30 days" has something to show.
const [folder] = process.argv.slice(2);
const root = fileURLToPath(new URL('../..', import.meta.url));
const sample = makeSample(
  folder === undefined ? new Calendar() : Calendar.endingBefore(new Date())
);
await write(SAMPLE_EXPORT, await zipOf(sample.files));
await write(SAMPLE_COMPANY, seedText(sample));
await write(SAMPLE_SESSIONS, sample.sessions);

async function write(path: string, contents: Buffer | string): Promise<void> {
  const file = folder === undefined ? join(root, path) : join(folder, basename(path));
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, contents);
}
