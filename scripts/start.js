// npm start: a Salesforce org on this machine, the backend, and a sample community on its way from one to the other.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { ensureDependencies } from './setup/install.js';
import { ensureNode, root } from './setup/node-24.js';
import { Processes } from './start/processes.js';
import { refuseTakenPorts } from './start/ports.js';
import { say, sayReady, usage } from './start/screen.js';

await ensureNode(import.meta.url);
const options = readArguments(process.argv.slice(2));
ensureDependencies();

const ports = {
  org: Number(process.env.LOCAL_ORG_PORT ?? 8180),
  backend: Number(process.env.PORCHLIGHT_PORT ?? 8080)
};
const dataDir = process.env.PORCHLIGHT_DATA_DIR ?? join(root, '.porchlight');
const orgDir = join(root, '.local-org');
const OWN_FILES = [
  ...['porchlight.db', 'porchlight.db-wal', 'porchlight.db-shm'],
  ...['master-key', 'access-token']
];
const sampleDir = join(orgDir, 'sample');

await refuseTakenPorts(ports);
if (options.fresh) {
  say('Beginning anew: forgetting the sample org and the backend database.');
  rmSync(orgDir, { recursive: true, force: true });
  // File by file: the folder may be one of the user's own, with other things in it.
  for (const name of OWN_FILES) rmSync(join(dataDir, name), { force: true });
}
const again = existsSync(join(orgDir, 'org.db'));
mkdirSync(orgDir, { recursive: true });

const processes = new Processes();
processes.stopOnSignals();
try {
  await walk();
} catch (error) {
  if (!processes.stopping) {
    console.error(`\n${error.message}`);
    process.exitCode = 1;
  }
  await processes.stop();
}

async function walk() {
  const environment = {
    PORCHLIGHT_DATA_DIR: dataDir,
    PORCHLIGHT_PORT: String(ports.backend),
    PORCHLIGHT_ALLOWED_ORG_HOSTS: `127.0.0.1:${ports.org},localhost:${ports.org}`
  };
  const porchlight = (...args) => processes.run('porchlight', args, { environment });

  makeSample();
  say(
    again
      ? 'Starting the local org, with its data …'
      : 'Starting the local org, seeded with a sample company …'
  );
  const org = await processes.serve('local-org', [
    'serve',
    '--json',
    ...['--port', String(ports.org)],
    ...['--data', join(orgDir, 'org.db')],
    ...['--seed', join(sampleDir, 'sample-company.json')],
    ...(options.dev ? ['--dev'] : [])
  ]);
  say('Preparing the backend …');
  await porchlight('migrate');
  await processes.run(
    'porchlight',
    [
      ...['connect', '--name', 'Local org', '--url', org.url],
      ...['--client-id', org.clientId, '--client-secret', '-']
    ],
    { environment, input: org.clientSecret }
  );
  say(
    again
      ? 'Looking for anything new in the sample community …'
      : 'Importing the sample community …'
  );
  await porchlight(
    'import',
    'slack-export',
    join(sampleDir, 'pipwright-community-slack-export.zip')
  );
  await porchlight('import', 'demo-sessions', join(sampleDir, 'pipwright-demo-sessions.jsonl'));
  // The people of the company that runs the sample community have no score; what was changed since stays.
  if (!again) await porchlight('settings', 'set', 'teammateDomains=pipwright.example');
  say('Pushing to the org …');
  await porchlight('sync', '--wait');
  const { installStudio } = await import('../backend/studio/build/build-studio.ts');
  await installStudio(() => say('Building the Studio …'));
  const backend = await processes.serve('porchlight', ['serve', '--json'], environment);
  sayReady({ org, backend });
}

/** The sample as if it had just happened; made once, since the same message must keep its id. */
function makeSample() {
  if (existsSync(sampleDir)) return;
  const script = join(root, 'scripts', 'sample', 'make-sample.ts');
  const { status } = spawnSync(process.execPath, [script, sampleDir], { stdio: 'inherit' });
  if (status !== 0) throw new Error('The sample community could not be made (see above).');
}

function readArguments(args) {
  const known = new Set(['--fresh', '--dev', '--help', '-h']);
  const unknown = args.find((argument) => !known.has(argument));
  if (unknown || args.includes('--help') || args.includes('-h')) {
    console.log(unknown ? `Unknown option ${unknown}.\n\n${usage}` : usage);
    process.exit(unknown ? 2 : 0);
  }
  return { fresh: args.includes('--fresh'), dev: args.includes('--dev') };
}
