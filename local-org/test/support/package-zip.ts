import { readFileSync, readdirSync } from 'node:fs';
import { join, relative } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { ZipFile } from 'yazl';

/** Element of an `.object` file by the folder its parts have in source format. */
const PARTS: Readonly<Record<string, string>> = {
  fields: 'fields',
  validationRules: 'validationRules',
  recordTypes: 'recordTypes',
  listViews: 'listViews',
  compactLayouts: 'compactLayouts'
};

export type PackageFiles = Map<string, string>;

/** A source folder in metadata format with its manifest, as the Salesforce CLI sends it. */
export function packageOf(folder: string): PackageFiles {
  const files: PackageFiles = new Map();
  const objects = new Map<string, string[]>();
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name);
    const name = relative(folder, path).replaceAll('\\', '/');
    if (!entry.isFile() || /__tests__|jsconfig/.test(name)) continue;
    const text = readFileSync(path, 'utf8');
    const [top = '', object = '', part = ''] = name.split('/');
    if (top === 'objects') {
      const known = objects.get(object) ?? [];
      objects.set(object, [...known, inner(text, PARTS[part])]);
    } else files.set(wireName(name), text);
  }
  for (const [object, parts] of objects) {
    files.set(
      `objects/${object}.object`,
      `<?xml version="1.0" encoding="UTF-8"?>\n<CustomObject xmlns="http://soap.sforce.com/2006/04/metadata">\n${parts.join('\n')}\n</CustomObject>\n`
    );
  }
  return files;
}

/** The zip of these files; without a manifest of its own it names everything of every type. */
export function zipOf(files: ReadonlyMap<string, string>): Promise<Buffer> {
  const zip = new ZipFile();
  const all = files.has('package.xml')
    ? files
    : new Map([['package.xml', everythingIn(files)], ...files]);
  for (const [name, text] of all) zip.addBuffer(Buffer.from(text), name);
  zip.end();
  return buffer(zip.outputStream);
}

const types = [
  'ApexClass',
  'ApexTrigger',
  'CustomApplication',
  'CustomLabels',
  'CustomMetadata',
  'CustomObject',
  'CustomPermission',
  'CustomTab',
  'FlexiPage',
  'GlobalValueSet',
  'Layout',
  'LightningComponentBundle',
  'PermissionSet',
  'ReportType'
];

/** What lies in folders takes no wildcard (documented: Metadata API, package.xml). */
const inFolders = { Report: 'reports', Dashboard: 'dashboards' };

function everythingIn(files: ReadonlyMap<string, string>): string {
  const members = new Map(types.map((type) => [type, ['*']]));
  for (const [type, folder] of Object.entries(inFolders)) {
    const inside = new RegExp(`^${folder}/(.+?)(?:-meta\\.xml|\\.\\w+)$`);
    members.set(
      type,
      [...files.keys()].flatMap((name) => inside.exec(name)?.[1] ?? [])
    );
  }
  const listed = [...members].map(
    ([type, names]) =>
      `<types>${names.map((name) => `<members>${name}</members>`).join('')}<name>${type}</name></types>`
  );
  return `<?xml version="1.0" encoding="UTF-8"?>
<Package xmlns="http://soap.sforce.com/2006/04/metadata">
${listed.join('\n')}
<version>66.0</version>
</Package>`;
}

/** What stands inside the root element, as the element of its object, or as it is. */
function inner(text: string, element: string | undefined): string {
  const body = /<(\w+)[^>]*>([^]*)<\/\1>\s*$/.exec(text.replace(/<\?xml[^>]*>/, ''))?.[2] ?? '';
  return element === undefined ? body : `<${element}>${body}</${element}>`;
}

/** Classes and components keep their description beside them; what stands alone loses its ending. */
function wireName(name: string): string {
  const flat = name.startsWith('classes/') ? `classes/${name.replace(/^.*\//, '')}` : name;
  if (/\.(cls|js|trigger)-meta\.xml$/.test(flat)) return flat;
  if (/Folder-meta\.xml$/.test(flat)) return flat.replace(/\.\w+Folder-meta/, '-meta');
  return flat.replace(/-meta\.xml$/, '');
}
