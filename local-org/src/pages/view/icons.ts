import type { ObjectSchema } from '../../metadata/index.ts';
import type { UiMetadata } from '../../metadata/ui/index.ts';
import { sourceName, type Viewer } from '../viewer.ts';

/** Standard objects whose icon is called as they are. */
const STANDARD = new Set([
  ...['Account', 'Campaign', 'Case', 'Contact', 'Contract', 'Event', 'Lead'],
  ...['Opportunity', 'Task', 'User']
]);

const FALLBACK = 'standard:record';

/** The icon of an object: that of its tab. */
export function iconOf(viewer: Viewer, object: ObjectSchema): string {
  if (STANDARD.has(object.name)) return `standard:${object.name.toLowerCase()}`;
  return motifIcon(viewer.ui.tabs.get(sourceName(viewer, object.name))?.motif);
}

/** `Custom15: People` is the icon `custom:custom15`. */
export function motifIcon(motif: string | undefined): string {
  const number = /^Custom(\d+)/.exec(motif ?? '')?.[1];
  return number === undefined ? FALLBACK : `custom:custom${number}`;
}

/** Every icon a page may ask for by data: no source text names them. */
export function iconsOfMetadata(ui: UiMetadata): string[] {
  const motifs = [...ui.tabs.values()].map((tab) => motifIcon(tab.motif));
  const objects = [...STANDARD].map((name) => `standard:${name.toLowerCase()}`);
  return [...new Set([FALLBACK, ...motifs, ...objects])];
}
