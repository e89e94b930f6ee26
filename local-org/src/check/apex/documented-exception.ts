import {
  type ApexParserRuleContext,
  ClassBodyDeclarationContext,
  StatementContext
} from '@apexdevtools/apex-parser';
import type { ApexFile } from './apex-file.ts';
import { ancestorsOf, lineOf } from './parse-tree.ts';

/**
 * Whether the comment above the statement gives a reason: `// System mode: why`,
 * `// In a loop: why`. The reason must say something.
 */
export function hasReason(apex: ApexFile, node: ApexParserRuleContext, keyword: string): boolean {
  const statement = [...ancestorsOf(node)].find(
    (one) => one instanceof StatementContext || one instanceof ClassBodyDeclarationContext
  );
  const reason = new RegExp(`^\\s*//\\s*${keyword}:\\s*\\S+`, 'i');
  for (let line = lineOf(statement ?? node) - 1; line > 0; line -= 1) {
    const above = apex.lines[line - 1] ?? '';
    if (!/^\s*\/\//.test(above)) return false;
    if (reason.test(above)) return true;
  }
  return false;
}
