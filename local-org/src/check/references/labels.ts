import { DotExpressionContext } from '@apexdevtools/apex-parser';
import type { XmlElement } from '../../metadata/index.ts';
import { lineOf, nodesOfType } from '../apex/parse-tree.ts';
import type { Finding } from '../finding.ts';
import type { SourceFile } from '../source-tree.ts';
import { ofKind, type Components } from './components.ts';

interface LabelUse {
  readonly name: string;
  readonly file: string;
  readonly line: number;
}

/** Every label that is used exists, once, and every label is used. */
export function checkLabels(components: Components): Finding[] {
  const labels = ofKind(components, 'labels').flatMap(({ root }) => root.all('labels'));
  const names = labels.flatMap((label) => label.find('fullName') ?? []);
  const existing = new Set(names.map(({ value }) => value.toLowerCase()));
  const uses = [...usesInApex(components), ...usesInText(components)];
  const used = new Set(uses.map(({ name }) => name.toLowerCase()));
  return [
    ...uses.filter(({ name }) => !existing.has(name.toLowerCase())).map(missing),
    ...repeated(names),
    ...names.filter(({ value }) => !used.has(value.toLowerCase())).map(unused)
  ];
}

function usesInApex({ apex }: Components): LabelUse[] {
  return apex.files.flatMap(({ file, root }) =>
    nodesOfType(root, DotExpressionContext)
      .filter((node) => node.anyId() && /^(System\.)?Label$/i.test(node.expression().getText()))
      .map((node) => ({
        name: node.anyId().getText(),
        file: file.path,
        line: lineOf(node.anyId())
      }))
  );
}

/** `import … from '@salesforce/label/c.Name'` in scripts, `$Label.Name` in pages and formulas. */
function usesInText({ tree }: Components): LabelUse[] {
  return [
    ...tree.endingIn('.js').flatMap((file) => matches(file, /@salesforce\/label\/c\.(\w+)/g)),
    ...tree.endingIn('-meta.xml').flatMap((file) => matches(file, /\$Label\.(?:c\.)?(\w+)/g))
  ];

  function matches(file: SourceFile, pattern: RegExp): LabelUse[] {
    return tree
      .text(file)
      .split('\n')
      .flatMap((text, index) =>
        [...text.matchAll(pattern)].map(([, name = '']) => ({
          name,
          file: file.path,
          line: index + 1
        }))
      );
  }
}

function missing({ name, file, line }: LabelUse): Finding {
  const message = `There is no custom label ${name}.`;
  return { rule: 'references/label', file, line, message, remedy: 'Add it to labels/.' };
}

function repeated(names: readonly XmlElement[]): Finding[] {
  const seen = new Set<string>();
  return names.flatMap(({ value, file, line }) => {
    const twice = seen.has(value.toLowerCase());
    seen.add(value.toLowerCase());
    const message = `The custom label ${value} is there twice.`;
    return twice
      ? [{ rule: 'references/label', file, line, message, remedy: 'Remove one of them.' }]
      : [];
  });
}

function unused({ value, file, line }: XmlElement): Finding {
  const message = `Nothing uses the custom label ${value}.`;
  return { rule: 'references/unused-label', file, line, message, remedy: 'Use it, or remove it.' };
}
