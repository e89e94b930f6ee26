// Runs Salesforce Code Analyzer: node analyze.js FOLDER ENGINE,ENGINE SELECTOR… ; exit code 1 when it finds
// something, when an engine does not start or cannot scan a part, or when no rule was selected.
import {
  CodeAnalyzer,
  CodeAnalyzerConfig,
  EventType,
  LogLevel
} from '@salesforce/code-analyzer-core';
import { readFileSync } from 'node:fs';
import { relative } from 'node:path';

const LONGEST_MESSAGE = 300;
const [folder, engines, ...selectors] = process.argv.slice(2);
let errors = 0;

const analyzer = new CodeAnalyzer(
  CodeAnalyzerConfig.fromObject({ suppressions: accepted() }, folder)
);
// The graph engine leaves an entry point out that it stumbles over, and says so nowhere else.
analyzer.onEvent(EventType.EngineLogEvent, ({ logLevel, message }) => {
  if (logLevel !== LogLevel.Error) return;
  errors += 1;
  console.log(`Not scanned: ${message.slice(0, LONGEST_MESSAGE)}`);
});
for (const engine of engines.split(',')) {
  const { createEnginePlugin } = await import(`@salesforce/code-analyzer-${engine}-engine`);
  await analyzer.addEnginePlugin(createEnginePlugin());
}
const workspace = await analyzer.createWorkspace([folder]);
const rules = await analyzer.selectRules(selectors, { workspace });
const results = await analyzer.run(rules, { workspace });

for (const violation of results.getViolations()) console.log(describe(violation));
const violations = results.getViolationCount();
console.log(
  `${violations} violations of ${rules.getCount()} rules (${rules.getEngineNames().join(', ')}), ${errors} errors`
);
process.exitCode = violations + errors === 0 && rules.getCount() > 0 ? 0 : 1;

/** Findings that are no fault, each with its reason: the security review asks for the same list. */
function accepted() {
  return JSON.parse(readFileSync(new URL('accepted-findings.json', import.meta.url), 'utf8'));
}

function describe(violation) {
  const place = violation.getPrimaryLocation();
  const file = place.getFile();
  const at = file ? `${relative(folder, file)}:${place.getStartLine()} ` : '';
  return `${at}${violation.getRule().getName()}: ${violation.getMessage()}`;
}
