import { MetadataError, parseXml } from '../metadata/index.ts';
import type { SourceContent } from '../source/index.ts';
import { DeployFault } from './deploy-fault.ts';

export const MANIFEST = 'package.xml';

/** What a package says it holds: members by type, `*` for all of a type. */
export class Manifest {
  readonly members: ReadonlyMap<string, ReadonlySet<string>>;

  /** Throws DeployFault when it cannot be read. */
  constructor(xml: string) {
    this.members = read(xml);
  }

  names(type: string, fullName: string): boolean {
    const named = this.members.get(type);
    return named !== undefined && (named.has('*') || named.has(fullName));
  }

  /** Every member but wildcards. */
  list(): { type: string; fullName: string }[] {
    return [...this.members].flatMap(([type, names]) =>
      [...names].filter((name) => name !== '*').map((fullName) => ({ type, fullName }))
    );
  }
}

/** The files of a package without the folder they may lie in. Throws DeployFault without a manifest. */
export function packageFiles(files: SourceContent): SourceContent {
  const destructive = [...files.keys()].find((name) => /destructiveChanges\w*\.xml$/.test(name));
  if (destructive !== undefined) {
    throw new DeployFault('NOT_IMPLEMENTED', `not implemented in local-org: ${destructive}`);
  }
  if (files.has(MANIFEST)) return files;
  const folders = new Set([...files.keys()].map((name) => name.split('/')[0] ?? ''));
  const [folder = ''] = folders;
  if (folders.size !== 1 || !files.has(`${folder}/${MANIFEST}`)) {
    throw new DeployFault('INVALID_FIELD', 'No package.xml found');
  }
  return new Map([...files].map(([name, bytes]) => [name.slice(folder.length + 1), bytes]));
}

function read(xml: string): Map<string, Set<string>> {
  const members = new Map<string, Set<string>>();
  try {
    for (const types of parseXml(xml, MANIFEST).all('types')) {
      // The CLI names a folder `Sales/`, people name it `Sales` (documented: ReportFolder).
      const names = types.all('members').map(({ value }) => value.replace(/\/$/, ''));
      const type = types.requiredText('name');
      members.set(type, new Set([...(members.get(type) ?? []), ...names]));
    }
  } catch (error) {
    if (!(error instanceof MetadataError)) throw error;
    throw new DeployFault('INVALID_FIELD', `Error parsing file: ${error.message}`);
  }
  return members;
}
