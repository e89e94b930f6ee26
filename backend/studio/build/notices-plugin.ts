import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin } from 'vite';
import { packageFolder } from '../../../tools/lwc-vite/index.ts';

// Bundled beforehand, or reached by names that do not lead to their folder.
const ALWAYS = ['lwc', 'lightning-base-components', '@salesforce-ux/design-system-2'];

/** Writes `notices.txt`: the licence of every package that is in the bundle, in full. */
export function noticesPlugin(): Plugin {
  const names = new Set(ALWAYS);
  return {
    name: 'notices',
    moduleParsed({ id }) {
      const found = /.*\/node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(id)?.[1];
      if (found) names.add(found);
    },
    generateBundle() {
      const source = [...names]
        .sort()
        .map(noticeOf)
        .join(`\n\n${'='.repeat(72)}\n\n`);
      this.emitFile({ type: 'asset', fileName: 'notices.txt', source });
    }
  };
}

function noticeOf(name: string): string {
  const folder = packageFolder(name);
  const { version } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as {
    version: string;
  };
  const files = licencesIn(folder);
  const texts = files.map((file) => readFileSync(file, 'utf8').trim());
  if (texts.length === 0) throw new Error(`${name} is bundled, but no licence lies in its folder.`);
  return [`${name} ${version}`, ...texts].join('\n\n');
}

function licencesIn(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((file) => /^(licen[cs]e|notice|copying)/i.test(file))
    .map((file) => join(folder, file));
}
