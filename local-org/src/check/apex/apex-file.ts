import {
  ApexErrorListener,
  ApexParserFactory,
  type CompilationUnitContext,
  type TriggerUnitContext
} from '@apexdevtools/apex-parser';
import { basename } from 'node:path';
import type { Finding } from '../finding.ts';
import type { SourceFile, SourceTree } from '../source-tree.ts';

/** One class or trigger, as the parser reads it. */
export interface ApexFile {
  readonly file: SourceFile;
  /** File name without its ending. */
  readonly name: string;
  readonly lines: readonly string[];
  readonly root: CompilationUnitContext | TriggerUnitContext;
}

/** The parser lists every token it would have taken: beyond this nobody reads on. */
const LONGEST_MESSAGE = 160;

/** Parses every class and trigger; what does not parse is a finding and judged no further. */
export function parseApex(tree: SourceTree): { files: ApexFile[]; findings: Finding[] } {
  const files: ApexFile[] = [];
  const findings: Finding[] = [];
  for (const file of [...tree.endingIn('.cls'), ...tree.endingIn('.trigger')]) {
    const mistakes = new Mistakes();
    const source = tree.text(file);
    const { parser } = ApexParserFactory.createLexerAndParser(source, mistakes);
    const isTrigger = file.name.endsWith('.trigger');
    const root = isTrigger ? parser.triggerUnit() : parser.compilationUnit();
    if (mistakes.found.length === 0) {
      const name = basename(file.name).replace(/\.\w+$/, '');
      files.push({ file, name, root, lines: source.split('\n') });
    }
    findings.push(...mistakes.found.map((mistake) => syntaxFinding(file, mistake)));
  }
  return { files, findings };
}

interface Mistake {
  readonly line: number;
  readonly column: number;
  readonly text: string;
}

class Mistakes extends ApexErrorListener {
  readonly found: Mistake[] = [];

  override apexSyntaxError(line: number, column: number, text: string): void {
    this.found.push({ line, column, text });
  }
}

function syntaxFinding(file: SourceFile, { line, column, text }: Mistake): Finding {
  const short = text.length > LONGEST_MESSAGE ? `${text.slice(0, LONGEST_MESSAGE - 1)}…` : text;
  return {
    rule: 'apex/syntax',
    file: file.path,
    line,
    message: `${line}:${column + 1} ${short}`,
    remedy: 'Correct the syntax at this place.'
  };
}
