import { Command } from 'commander';
import type { TestApexOptions } from './run-test-apex.ts';

export function testApexCommand(): Command {
  return new Command('test-apex')
    .description(
      'Run the Apex tests of force-app in an org of their own; exit code 1 if one fails.'
    )
    .option('--filter <name>', 'only tests whose Class.method contains this text')
    .option('--coverage', 'print covered and uncovered lines of each class')
    .option('--source <dir>', 'more metadata; its definitions win (repeatable)', collect, [])
    .option('--junit <file>', 'also write the results as JUnit XML to this file')
    .option('--json', 'print the results as JSON')
    .action(async (options: TestApexOptions) => {
      // Loaded only now: help and other commands need not wait for the interpreter.
      const { runTestApex } = await import('./run-test-apex.ts');
      runTestApex(options);
    });
}

function collect(dir: string, dirs: readonly string[]): readonly string[] {
  return [...dirs, dir];
}
