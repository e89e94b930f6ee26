import { basename, dirname } from 'node:path';
import type { Finding } from '../finding.ts';
import type { SourceFile, SourceTree } from '../source-tree.ts';
import type { MetadataFile } from './metadata-files.ts';
import { sourceKinds } from './source-kinds.ts';

const META = '-meta.xml';

/** Folders, pairs of source and description, names and duplicates. */
export function checkLayout(tree: SourceTree, files: readonly MetadataFile[]): Finding[] {
  return [
    ...tree.endingIn(META).flatMap((file) => checkFolder(tree, file)),
    ...[...tree.endingIn('.cls'), ...tree.endingIn('.trigger')].flatMap((file) =>
      checkDescribed(tree, file)
    ),
    ...tree.endingIn('.resource-meta.xml').flatMap((file) => checkResource(tree, file)),
    ...files.flatMap(checkFullName),
    ...checkDuplicates(tree)
  ];
}

function checkFolder(tree: SourceTree, file: SourceFile): Finding[] {
  const kind = /\.(\w+)-meta\.xml$/.exec(file.name)?.[1] ?? '';
  const rule = sourceKinds.get(kind);
  if (!rule) {
    const message = `.${kind}${META} is no kind of component that is known here.`;
    const remedy = 'Correct the ending, or add the kind to check/metadata/source-kinds.ts.';
    return [place(file, message, remedy)];
  }
  const findings: Finding[] = [];
  if (!rule.folder.test(file.name)) {
    const folder = rule.folder.source.replace(/^\^/, '').replaceAll('\\/', '/');
    const message = `A ${rule.root} does not belong in ${dirname(file.name)}.`;
    findings.push(place(file, message, `Its path must match ${folder}`));
  }
  if (rule.source !== undefined && !tree.find(file.name.slice(0, -META.length))) {
    const missing = basename(file.name).slice(0, -META.length);
    const message = `The description has no source ${missing}.`;
    findings.push(place(file, message, `Add ${missing}, or remove the description.`));
  }
  return findings;
}

function checkDescribed(tree: SourceTree, file: SourceFile): Finding[] {
  if (tree.find(`${file.name}${META}`)) return [];
  const description = `${basename(file.name)}${META}`;
  return [place(file, `${basename(file.name)} has no description file.`, `Add ${description}.`)];
}

/** The content lies beside it under the same name, as one file of any ending or as a folder. */
function checkResource(tree: SourceTree, file: SourceFile): Finding[] {
  const stem = file.name.replace(/\.resource-meta\.xml$/, '');
  const holdsContent = ({ name }: SourceFile) =>
    name !== file.name && (name.startsWith(`${stem}.`) || name.startsWith(`${stem}/`));
  if (tree.files.some(holdsContent)) return [];
  const message = `The static resource ${basename(stem)} has no content.`;
  return [place(file, message, `Add ${basename(stem)} beside its description.`)];
}

/** In source format the file name tells the name. Of fields the schema reader says so itself. */
function checkFullName({ file, name, kind, root }: MetadataFile): Finding[] {
  const fullName = root.find('fullName');
  if (!fullName || kind === 'field' || fullName.value === name) return [];
  const message = `<fullName> is ${fullName.value}, the file is called ${name}.`;
  return [{ ...place(file, message, 'Give both the same name.'), line: fullName.line }];
}

function checkDuplicates(tree: SourceTree): Finding[] {
  const first = new Map<string, SourceFile>();
  return tree.endingIn(META).flatMap((file) => {
    // Names inside an object are names of that object alone, and reports lie in folders.
    const key = /^(objects|reports|dashboards)\//.test(file.name) ? file.name : basename(file.name);
    const holder = first.get(key.toLowerCase());
    if (!holder) {
      first.set(key.toLowerCase(), file);
      return [];
    }
    const message = `${basename(file.name)} is there twice, also as ${holder.name}.`;
    return [place(file, message, 'Remove one of them.')];
  });
}

function place(file: SourceFile, message: string, remedy: string): Finding {
  return { rule: 'metadata/layout', file: file.path, line: 1, message, remedy };
}
