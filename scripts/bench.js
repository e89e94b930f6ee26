// npm run bench: the benchmarks of docs/benchmarks.md; --help lists their parts.
import { parseArgs } from 'node:util';
import { ensureDependencies } from './setup/install.js';
import { ensureNode } from './setup/node-24.js';

const PARTS = {
  org: ['the local org with a million rows', '../local-org/bench/run-bench.ts'],
  push: ['a backfill of a million rows: API calls', '../backend/bench/push-calls.ts'],
  cpu: ['processor time of a row, beside plain jsforce', '../backend/bench/cpu.ts'],
  lanes: ['five calls side by side against a slow org', '../backend/bench/lanes.ts'],
  disk: ['bytes written to disk for a pushed row', '../backend/bench/disk.ts'],
  memory: ['memory of a backfill of ten million rows', '../backend/bench/memory.ts']
};

await ensureNode(import.meta.url);
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { rows: { type: 'string' }, help: { type: 'boolean', default: false } }
});
const wrong = wrongUsage(positionals, values.rows);
if (values.help || wrong) {
  console.log(wrong ?? help());
  process.exitCode = wrong ? 2 : 0;
} else {
  ensureDependencies();
  process.exitCode = (await runParts(positionals, values.rows)) ? 0 : 1;
}

/** Resolves to whether every goal was met. */
async function runParts(wanted, rows) {
  const { isMet, lineOf } = await import('../tools/bench/figures.ts');
  const missed = [];
  for (const part of wanted.length > 0 ? wanted : Object.keys(PARTS)) {
    const [about, module] = PARTS[part];
    console.log(`${part}: ${about}`);
    const { run } = await import(module);
    const figures = await run(rows === undefined ? {} : { rows: Number(rows) });
    for (const figure of figures) console.log(lineOf(figure));
    missed.push(...figures.filter((figure) => !isMet(figure)));
  }
  return missed.length === 0;
}

function wrongUsage(wanted, rows) {
  const stranger = wanted.find((part) => !(part in PARTS));
  if (stranger !== undefined) return `There is no part "${stranger}".\n\n${help()}`;
  const isWhole = rows === undefined || (Number.isInteger(Number(rows)) && Number(rows) > 0);
  return isWhole ? undefined : '--rows takes a whole number above 0.';
}

function help() {
  const parts = Object.entries(PARTS).map(([part, [about]]) => `  ${part.padEnd(8)} ${about}`);
  return [
    'npm run bench -- [part…] [--rows N]',
    '',
    ...parts,
    '',
    'Without a part all of them, one after the other; --rows takes another number of rows than the goals are for.'
  ].join('\n');
}
