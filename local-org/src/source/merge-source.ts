import { MetadataError } from '../metadata/index.ts';
import type { SourceContent } from './source-content.ts';
import { xmlChildren } from './xml-children.ts';

const LABELS = /^labels\/.*\.labels-meta\.xml$/;

/** Two source trees as one: a component of the second takes the place of the first's; labels join theirs. */
export function mergeSource(under: SourceContent, over: SourceContent): SourceContent {
  const replaced = new Set([...over.keys()].map(componentKey));
  const kept = [...under].filter(
    ([name]) => LABELS.test(name) || !replaced.has(componentKey(name))
  );
  const merged = new Map([...kept, ...over]);
  return joinLabels(merged, under, over);
}

/** Components keep their names, not their folders: `classes/a/X.cls` and `classes/X.cls` are one. */
function componentKey(name: string): string {
  const parts = name.toLowerCase().split('/');
  const [folder = '', second = ''] = parts;
  if (folder === 'lwc' || folder === 'aura') return `${folder}/${second}`;
  if (['objects', 'reports', 'dashboards'].includes(folder)) return name.toLowerCase();
  return `${folder}/${parts.at(-1) ?? ''}`;
}

function joinLabels(
  merged: Map<string, Buffer>,
  under: SourceContent,
  over: SourceContent
): SourceContent {
  const newer = [...over].find(([name]) => LABELS.test(name));
  if (!newer) return merged;
  const [path, content] = newer;
  for (const name of under.keys()) if (LABELS.test(name)) merged.delete(name);
  const older = [...under].filter(([name]) => LABELS.test(name)).map(([, text]) => String(text));
  merged.set(
    path,
    Buffer.from(older.reduce((text, one) => withLabelsOf(text, one), String(content)))
  );
  return merged;
}

/** What the older file alone has, behind the newer's own labels, whose lines stay. */
function withLabelsOf(newer: string, older: string): string {
  try {
    const names = new Set(xmlChildren(newer, '').map(({ fullName }) => fullName));
    const missing = xmlChildren(older, '').filter(({ fullName }) => !names.has(fullName));
    const blocks = missing.map(({ start, end }) => older.slice(start, end)).join('\n');
    return newer.replace(/<\/CustomLabels>\s*$/, () => `${blocks}\n</CustomLabels>\n`);
  } catch (error) {
    // Whoever reads the malformed file says so, with its line.
    if (error instanceof MetadataError) return newer;
    throw error;
  }
}
