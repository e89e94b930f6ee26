// Builds the Studio unless its build is there already, and puts it where the service looks for it.
import { cpSync, existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { cacheFolder } from './paths.ts';
import { studioStamp } from './studio-stamp.ts';

/** The folder of a build of the sources as they lie there now. */
export async function buildStudio(say: (line: string) => void = () => undefined): Promise<string> {
  const folder = join(cacheFolder, `studio-build-${studioStamp()}`);
  if (existsSync(folder)) return folder;
  say('building the Studio');
  // Loading Vite takes seconds: only when there is something to build.
  const { bundleStudio } = await import('./bundle-studio.ts');
  await bundleStudio(folder);
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
