import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const ICON = /\b(?:utility|standard|custom|action|doctype):[a-z][a-z0-9_]*/g;
const SOURCE = /\.(?:js|ts|html|xml)$/;
const SKIPPED = /(?:^|\/)(?:__examples__|__tests__|iconSvgTemplates\w*)\//;

/** Icon names written in the source below some folders; names that come from data are not among them. */
export function usedIcons(folders: readonly string[]): Set<string> {
  return new Set(
    folders.flatMap((folder) =>
      readdirSync(folder, { recursive: true, encoding: 'utf8' })
        .filter((path) => SOURCE.test(path) && !SKIPPED.test(path))
        .flatMap((path) => readFileSync(join(folder, path), 'utf8').match(ICON) ?? [])
    )
  );
}
