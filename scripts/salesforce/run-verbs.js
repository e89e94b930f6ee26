import { parseArgs } from 'node:util';
import { runSf } from './run-sf.js';

/**
 * Runs one verb of a command line: prints each `sf` command before it runs, stops at the first that fails.
 * Resolves to the exit code; with `dry-run` nothing runs.
 */
export async function runVerbs({ name, about, verbs, options, folder }, args) {
  let verb, values;
  try {
    ({ verb, values } = read(verbs, options, args));
    if (values.help || verb === undefined) {
      console.log(usage({ name, about, verbs, options }));
      return values.help ? 0 : 2;
    }
    const commands = verbs[verb].commands(values);
    if (values['dry-run']) {
      for (const command of commands) console.log(shown(command));
      return 0;
    }
    return await runAll(commands, folder);
  } catch (error) {
    console.error(error.message);
    console.error(`npm run ${name} -- --help tells more.`);
    return 2;
  }
}

async function runAll(commands, folder) {
  const at = folder?.();
  for (const command of commands) {
    console.log(shown(command));
    const status = await runSf(command, at?.path);
    at?.keep();
    if (status !== 0) return status;
  }
  return 0;
}

function read(verbs, options, args) {
  const known = Object.entries(options).map(([name, { default: value }]) => [
    name,
    { type: 'string', default: value }
  ]);
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      ...Object.fromEntries(known),
      'dry-run': { type: 'boolean', default: false },
      help: { type: 'boolean', short: 'h', default: false }
    }
  });
  const [verb, ...others] = positionals;
  if (others.length > 0) throw new Error(`One verb at a time: ${others.join(' ')} is too much.`);
  if (verb !== undefined && !Object.hasOwn(verbs, verb)) {
    throw new Error(`There is no verb "${verb}"; there are ${Object.keys(verbs).join(', ')}.`);
  }
  return { verb, values };
}

function usage({ name, about, verbs, options }) {
  const line = (left, right) => `  ${left.padEnd(22)}${right}`;
  return [
    `npm run ${name} -- <verb> [options]`,
    '',
    about,
    '',
    ...Object.entries(verbs).map(([verb, { about: text }]) => line(verb, text)),
    '',
    ...Object.entries(options).map(([option, { default: value, about: text }]) =>
      line(`--${option}`, value === '' ? text : `${text}; ${value} unless told`)
    ),
    line('--dry-run', 'print the sf commands and run none'),
    line('--help', 'this')
  ].join('\n');
}

/** As it could be typed into a shell. */
function shown(command) {
  const quoted = command.map((word) => (/^[\w./:=-]+$/.test(word) ? word : JSON.stringify(word)));
  return `$ sf ${quoted.join(' ')}`;
}
