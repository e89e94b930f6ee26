import type { XmlElement } from '../../metadata/index.ts';
import type { Finding } from '../finding.ts';
import type { SourceFile, SourceTree } from '../source-tree.ts';
import { ofKind, type Components } from './components.ts';

/** Lightning web components: complete bundles, files named after their folder, known objects. */
export function checkBundles(components: Components): Finding[] {
  return [
    ...[...bundlesOf(components.tree)].flatMap(([name, files]) => checkBundle(name, files)),
    ...ofKind(components, 'js').flatMap(({ root }) => checkObjects(root, components))
  ];
}

/** Files of each component by the name of its folder. */
export function bundlesOf(tree: SourceTree): Map<string, SourceFile[]> {
  const bundles = new Map<string, SourceFile[]>();
  for (const file of tree.files) {
    const bundle = bundleOf(file);
    if (bundle !== undefined) bundles.set(bundle, [...(bundles.get(bundle) ?? []), file]);
  }
  return bundles;
}

export function bundleOf(file: SourceFile): string | undefined {
  return /^lwc\/([^/]+)\/./.exec(file.name)?.[1];
}

function checkBundle(name: string, files: readonly SourceFile[]): Finding[] {
  const endings = ['.js', '.js-meta.xml'];
  const missing = endings.filter(
    (ending) => !files.some((file) => file.name === `lwc/${name}/${name}${ending}`)
  );
  const strays = files.filter((file) => !file.name.startsWith(`lwc/${name}/${name}.`));
  return [
    ...missing.map((ending) =>
      refusal(files[0], `The component ${name} has no file ${name}${ending}.`, 'Add it.')
    ),
    ...strays.map((file) =>
      refusal(file, 'The file is not named after its folder.', `Its name must begin with ${name}.`)
    )
  ];
}

/** The objects whose record pages a component is offered for. */
function checkObjects(root: XmlElement, { schema }: Components): Finding[] {
  const targets = root.all('targetConfigs').flatMap((configs) => configs.all('targetConfig'));
  return targets
    .flatMap((target) => target.all('objects').flatMap((objects) => objects.all('object')))
    .filter(({ value }) => !schema.objects.has(value.toLowerCase()))
    .map(({ value, file, line }) => ({
      rule: 'references/component',
      file,
      line,
      message: `The component is offered for the object ${value}, which does not exist.`,
      remedy: 'Correct the name.'
    }));
}

function refusal(file: SourceFile | undefined, message: string, remedy: string): Finding {
  return { rule: 'references/component', file: file?.path ?? '', line: 1, message, remedy };
}
