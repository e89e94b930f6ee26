import { expect, it } from '@jest/globals';
import { CommanderError } from 'commander';
import { readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { reportFailure } from './report-failure.ts';

function told(error: unknown, json = false) {
  const [out, err]: [string[], string[]] = [[], []];
  const exitCode = reportFailure(error, {
    json,
    out: (text) => out.push(text),
    err: (text) => err.push(text)
  });
  return { exitCode, out, err };
}

it('names a file that cannot be read, without a stack', async () => {
  const path = join(tmpdir(), 'no', 'such', 'secret.txt');
  const error: unknown = await readFile(path).catch((cause: unknown) => cause);
  expect(told(error)).toEqual({
    exitCode: 1,
    out: [],
    err: [`${path} does not exist.`, 'Check the path and its permissions.']
  });
});

it('names a folder given for a file, as far as the system does', async () => {
  const error: unknown = await readFile(tmpdir()).catch((cause: unknown) => cause);
  expect(told(error).err[0]).toBe('The given path is a folder, not a file.');
});

it('shows the stack of a fault of ours', () => {
  const error = new TypeError('x is not a function');
  expect(told(error)).toMatchObject({ exitCode: 1, err: [error.message, error.stack] });
});

it('tells wrong usage as JSON without the prefix meant for the terminal', () => {
  const error = new CommanderError(1, 'commander.unknownOption', "error: unknown option '--x'");
  expect(told(error, true).out.map((line) => JSON.parse(line) as unknown)).toEqual([
    {
      error: {
        code: 'wrong_usage',
        message: "unknown option '--x'",
        remedy: 'Add --help for what is possible.'
      }
    }
  ]);
});
