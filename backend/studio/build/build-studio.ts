import { execFile } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { cacheFolder } from './paths.ts';
import { studioStamp } from './studio-stamp.ts';

const script = fileURLToPath(new URL('bundle-studio.ts', import.meta.url));

/** The folder of a build of the sources as they lie there now. */
export async function buildStudio(say: (line: string) => void = () => undefined): Promise<string> {
  const folder = join(cacheFolder, `studio-build-${studioStamp()}`);
  if (existsSync(folder)) return folder;
  say('building the Studio');
  // In a process of its own: Vite takes seconds to load, and does not run inside a test's sandbox.
  await promisify(execFile)(process.execPath, [script, folder], {
    env: { ...process.env, NODE_OPTIONS: '', NODE_ENV: 'production' }
  });
  return folder;
}

/** Builds and puts the result into `.cache/studio`. */
export async function installStudio(say: (line: string) => void): Promise<string> {
  const built = await buildStudio(say);
  const place = join(cacheFolder, 'studio');
  const next = `${place}.${process.pid}`;
  mkdirSync(cacheFolder, { recursive: true });
  cpSync(built, next, { recursive: true });
  rmSync(place, { recursive: true, force: true });
  renameSync(next, place);
  return place;
}
