const definitions = {
  plain: { file: 'config/project-scratch-def.json', namespaced: false },
  namespaced: { file: 'config/namespaced-scratch-def.json', namespaced: true },
  minimal: { file: 'config/minimal-scratch-def.json', namespaced: false }
};

/** What can be told to every verb, beside `--dry-run` and `--help`. */
export const orgOptions = {
  alias: { default: 'porchlight', about: 'alias of the scratch org' },
  definition: { default: 'plain', about: Object.keys(definitions).join(', ') },
  days: { default: '7', about: 'days the scratch org lives, 1 to 30' }
};

const create = ({ alias, definition, days }) => {
  const { file, namespaced } = definitionOf(definition);
  return [
    [
      ...['org', 'create', 'scratch', '--definition-file', file, '--alias', alias],
      ...['--duration-days', daysOf(days), '--set-default', '--wait', '10'],
      ...(namespaced ? [] : ['--no-namespace'])
    ]
  ];
};
const deploy = ({ alias }) => [
  ['project', 'deploy', 'start', '--source-dir', 'force-app', '--target-org', alias, '--wait', '30']
];
const assign = ({ alias }) => [
  ['org', 'assign', 'permset', '--name', 'PorchlightAdmin', '--target-org', alias]
];
const seed = ({ alias }) => [
  ['data', 'import', 'tree', '--plan', 'samples/scratch-org/plan.json', '--target-org', alias]
];
const test = ({ alias }) => [
  [
    ...['apex', 'run', 'test', '--test-level', 'RunLocalTests', '--code-coverage'],
    ...['--result-format', 'human', '--wait', '30', '--target-org', alias]
  ]
];
const open = ({ alias }) => [
  ['org', 'open', '--path', '/lightning/n/PorchlightSetup', '--target-org', alias]
];
const remove = ({ alias }) => [['org', 'delete', 'scratch', '--target-org', alias, '--no-prompt']];
const up = (options) => [create, deploy, assign, seed, open].flatMap((verb) => verb(options));

/** Verbs of `npm run org`: what they are for, and the `sf` commands they run. */
export const orgVerbs = {
  up: { about: 'all of create, deploy, assign, seed and open', commands: up },
  create: { about: 'create a scratch org', commands: create },
  deploy: { about: 'deploy force-app', commands: deploy },
  assign: { about: 'assign PorchlightAdmin to yourself', commands: assign },
  seed: { about: 'insert a small sample community', commands: seed },
  test: { about: "run the package's Apex tests there", commands: test },
  open: { about: 'open the setup wizard in a browser', commands: open },
  delete: { about: 'delete the scratch org', commands: remove }
};

function definitionOf(name) {
  const definition = definitions[name];
  if (definition) return definition;
  throw new Error(`--definition is one of ${Object.keys(definitions).join(', ')}, not "${name}".`);
}

function daysOf(text) {
  const days = Number(text);
  if (Number.isInteger(days) && days >= 1 && days <= 30) return text;
  throw new Error(`--days is a whole number from 1 to 30, not "${text}".`);
}
