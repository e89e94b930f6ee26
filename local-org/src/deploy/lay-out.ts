import { sourceKinds } from '../check/index.ts';
import { MetadataError } from '../metadata/index.ts';
import type { SourceContent } from '../source/index.ts';
import type { Component } from './component.ts';
import { MANIFEST, type Manifest } from './manifest.ts';
import { splitObject } from './split-object.ts';

const META = '-meta.xml';

/** A component that cannot be taken from the zip, before anything of it is looked at. */
export interface Misfit {
  readonly type: string;
  readonly fullName: string;
  readonly fileName: string;
  readonly line: number;
  readonly problem: string;
}

export interface LaidOutPackage {
  readonly components: readonly Component[];
  readonly misfits: readonly Misfit[];
}

/** The files of a zip (metadata format) as components in source format, held against the manifest. */
export function layOut(files: SourceContent, manifest: Manifest): LaidOutPackage {
  const components = new Map<string, Component>();
  const misfits: Misfit[] = [];
  for (const [fileName, bytes] of files) {
    if (fileName === MANIFEST || /(^|\/)\./.test(fileName)) continue;
    try {
      for (const one of componentsOf(fileName, bytes)) {
        const key = `${one.type}:${one.fullName}`;
        components.set(key, joined(components.get(key), one));
      }
    } catch (error) {
      if (!(error instanceof MetadataError)) throw error;
      const { line, reason: problem } = error;
      const type = fileName.endsWith('.object') ? 'CustomObject' : '';
      misfits.push({ type, fullName: nameIn(fileName), fileName, line, problem });
    }
  }
  const found = [...components.values()];
  return {
    components: found,
    misfits: [...misfits, ...strangers(found, manifest), ...missing(found, misfits, manifest)]
  };
}

/** Throws MetadataError for what is no kind of component that is known, or cannot be read. */
function componentsOf(fileName: string, bytes: Buffer): Component[] {
  if (/^objects\/[^/]+\.object$/.test(fileName))
    return splitObject(fileName, bytes.toString('utf8'));
  const bundle = /^(lwc)\/([^/]+)\/./.exec(fileName);
  if (bundle) {
    const fullName = bundle[2] ?? '';
    const sources = new Map([[fileName, bytes]]);
    return [{ type: 'LightningComponentBundle', fullName, fileName: `lwc/${fullName}`, sources }];
  }
  const folder = /^(report|dashboard)s\/([^/.]+)-meta\.xml$/.exec(fileName);
  if (folder) return [folderOf(fileName, bytes, folder[1] ?? '', folder[2] ?? '')];
  const main = fileName.endsWith(META) ? fileName.slice(0, -META.length) : fileName;
  const ending = /\.(\w+)$/.exec(main)?.[1] ?? '';
  const kind = sourceKinds.get(ending);
  if (!kind || ending === 'field') {
    throw new MetadataError(
      fileName,
      1,
      `not implemented in local-org: components like ${fileName}`
    );
  }
  const described = kind.source !== undefined || main !== fileName || ending === 'resource';
  const name = described ? fileName : `${fileName}${META}`;
  const sources = new Map([[name, bytes]]);
  return [{ type: kind.root, fullName: nameIn(main), fileName: main, sources }];
}

/** Folders travel as members of what they hold (documented: Metadata API, ReportFolder). */
function folderOf(fileName: string, bytes: Buffer, kind: string, fullName: string): Component {
  const sources = new Map([[`${kind}s/${fullName}.${kind}Folder${META}`, bytes]]);
  return { type: kind === 'report' ? 'Report' : 'Dashboard', fullName, fileName, sources };
}

/** A class and its description are one component, as are the files of a bundle. */
function joined(known: Component | undefined, more: Component): Component {
  return known ? { ...known, sources: new Map([...known.sources, ...more.sources]) } : more;
}

function strangers(found: readonly Component[], manifest: Manifest): Misfit[] {
  return found
    .filter((one) => !isNamed(one, manifest))
    .map(({ type, fullName, fileName }) => ({
      type,
      fullName,
      fileName,
      line: 1,
      problem: `${fileName} is in the zip, but ${type} ${fullName} is not in package.xml`
    }));
}

function isNamed({ type, fullName }: Component, manifest: Manifest): boolean {
  if (manifest.names(type, fullName)) return true;
  if (type === 'CustomLabels') return manifest.members.has('CustomLabel');
  const [object = '', ...inside] = fullName.split('.');
  return inside.length > 0 && manifest.names('CustomObject', object);
}

function missing(
  found: readonly Component[],
  unread: readonly Misfit[],
  manifest: Manifest
): Misfit[] {
  const names = new Set(found.map(({ type, fullName }) => `${type}:${fullName}`));
  const objects = new Set(found.map(({ fileName }) => fileName));
  return manifest
    .list()
    .filter(({ type, fullName }) => {
      if (names.has(`${type}:${fullName}`) || type === 'CustomLabel') return false;
      if (unread.some((one) => one.fullName === fullName.split('.')[0])) return false;
      return !(type === 'CustomObject' && objects.has(`objects/${fullName}.object`));
    })
    .map(({ type, fullName }) => ({
      type,
      fullName,
      fileName: MANIFEST,
      line: 1,
      problem: `An object '${fullName}' of type ${type} was named in package.xml, but was not found in zipped directory`
    }));
}

function nameIn(fileName: string): string {
  const inFolder = /^(?:reports|dashboards)\/(.+)\.\w+$/.exec(fileName)?.[1];
  return inFolder ?? fileName.replace(/^.*\//, '').replace(/\.\w+$/, '');
}
