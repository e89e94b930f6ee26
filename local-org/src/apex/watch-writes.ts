import { SourceFiles } from '../metadata/index.ts';
import type { Org } from '../org.ts';
import { loadProgram } from './load-program.ts';
import { OrgTriggers } from './run/index.ts';

/**
 * Lets the triggers of the org's metadata, deployed ones too, run around every write, whoever writes. Throws ApexSyntaxError, or
 * an Error that names everything in the Apex that does not compile.
 */
export function watchWrites(org: Org): void {
  loadTriggers(org);
  org.whenDeployed(() => loadTriggers(org));
}

function loadTriggers(org: Org): void {
  org.records.triggers = undefined;
  if (new SourceFiles(org.sourceDirs).ofKind('trigger').length === 0) return;
  const program = loadProgram(org.sourceDirs, org.schema);
  const problems = program.problems();
  if (problems.length > 0) throw new Error(problems.map(({ message }) => message).join('\n'));
  org.records.triggers = new OrgTriggers(org, program);
}
