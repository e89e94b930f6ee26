import type { Finding } from '../finding.ts';
import type { SourceFile } from '../source-tree.ts';
import { bundleOf, bundlesOf } from './bundles.ts';
import type { Components } from './components.ts';
import { ImportTargets } from './import-targets.ts';

interface NamedModule {
  readonly module: string;
  /** The name the script gives to the module's default export, if any. */
  readonly local: string | undefined;
  readonly line: number;
}

/** What scripts import and templates contain exists. */
export function checkComponentImports(components: Components): Finding[] {
  const targets = new ImportTargets(components);
  const { tree } = components;
  const files = [...bundlesOf(tree).values()].flat();
  return files.flatMap((file) => {
    if (file.name.endsWith('.js')) return checkScript(file, tree.text(file), targets);
    return file.name.endsWith('.html') ? checkTemplate(file, tree.text(file), targets) : [];
  });
}

function checkScript(file: SourceFile, source: string, targets: ImportTargets): Finding[] {
  return importsOf(source).flatMap(({ module, local, line }) => {
    const wired = local !== undefined && new RegExp(`@wire\\(\\s*${local}\\b`).test(source);
    const problem = targets.problemOf(module, { bundle: bundleOf(file) ?? '', wired });
    return problem === undefined ? [] : [refusal(file, line, problem)];
  });
}

function importsOf(source: string): NamedModule[] {
  const pattern = /\bimport\s+(?:(?:(\w+)|[^'"]*?)\s*from\s*)?['"]([^'"]+)['"]/g;
  return [...source.matchAll(pattern)].map(({ 1: local, 2: module = '', 0: text, index }) => ({
    module,
    local,
    line: lineAt(source, index + text.length)
  }));
}

/** `<c-error-panel>` stands for the component `errorPanel`. */
function checkTemplate(file: SourceFile, source: string, targets: ImportTargets): Finding[] {
  return [...source.matchAll(/<c-([\w-]+)/g)].flatMap(({ 1: tag = '', index }) => {
    const bundle = tag.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
    const problem = targets.problemOf(`c/${bundle}`, { bundle: '', wired: false });
    return problem === undefined ? [] : [refusal(file, lineAt(source, index), problem)];
  });
}

function lineAt(source: string, index: number): number {
  return source.slice(0, index).split('\n').length;
}

function refusal(file: SourceFile, line: number, message: string): Finding {
  const remedy = 'Correct the name, or add what it names.';
  return { rule: 'references/import', file: file.path, line, message, remedy };
}
