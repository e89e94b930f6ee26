/** What can be told to every verb, beside `--dry-run` and `--help`. */
export const packageOptions = {
  hub: { default: 'hub', about: 'alias of the Dev Hub' },
  alias: { default: 'porchlight-install', about: 'alias of the org to install into' },
  version: { default: '', about: 'package version, 04t…: which one to install or promote' }
};

const register = ({ hub }) => [
  [
    ...['package', 'create', '--name', 'Porchlight', '--package-type', 'Managed'],
    ...['--path', 'force-app', '--target-dev-hub', hub]
  ]
];
const create = ({ hub }) => [
  [
    ...['package', 'version', 'create', '--package', 'Porchlight', '--code-coverage'],
    ...['--definition-file', 'config/minimal-scratch-def.json'],
    ...['--installation-key-bypass', '--wait', '120', '--target-dev-hub', hub]
  ]
];
const installTest = ({ hub, alias, version }) => [
  [
    ...['org', 'create', 'scratch', '--definition-file', 'config/minimal-scratch-def.json'],
    ...['--alias', alias, '--duration-days', '1', '--no-namespace', '--wait', '10'],
    ...['--target-dev-hub', hub]
  ],
  [
    ...['package', 'install', '--package', versionId(version), '--security-type', 'AdminsOnly'],
    ...['--wait', '30', '--publish-wait', '20', '--no-prompt', '--target-org', alias]
  ],
  ['org', 'assign', 'permset', '--name', 'porchlight__PorchlightAdmin', '--target-org', alias],
  [
    ...['apex', 'run', 'test', '--test-level', 'RunAllTestsInOrg', '--result-format', 'human'],
    ...['--wait', '30', '--target-org', alias]
  ]
];
const promote = ({ hub, version }) => [
  [
    ...['package', 'version', 'promote', '--package', versionId(version), '--no-prompt'],
    ...['--target-dev-hub', hub]
  ]
];

/** Verbs of `npm run package`: what they are for, and the `sf` commands they run. */
export const packageVerbs = {
  register: { about: 'register the package in the Dev Hub: once, ever', commands: register },
  create: {
    about: 'create a version, with code coverage so that it can be promoted',
    commands: create
  },
  'install-test': {
    about: 'install a version in an empty org and run its tests there',
    commands: installTest
  },
  promote: { about: 'release a version: it can never be withdrawn', commands: promote }
};

function versionId(version) {
  if (/^04t[a-zA-Z0-9]{12}([a-zA-Z0-9]{3})?$/.test(version)) return version;
  const given = version === '' ? 'none is given' : `"${version}" is none`;
  throw new Error(
    `--version is the id of a package version (04t…, 15 or 18 characters); ${given}.`
  );
}
