import { ImportInputError, ImportRequestError } from '../../import-errors.ts';
import type { Rejection } from '../../import-request.ts';

export function communityMissing(): ImportRequestError {
  return new ImportRequestError(
    'community_missing',
    'A file does not say which community it comes from.',
    'Name it with --community, for example --community "Docker room".'
  );
}

export function mappingMissing(): ImportRequestError {
  return new ImportRequestError(
    'mapping_missing',
    'A file needs either a mapping or a preset that says what its columns mean.',
    'Give one of --mapping FILE and --preset chat-log.'
  );
}

export function mappingInvalid(path: string, problems: readonly string[]): ImportRequestError {
  return new ImportRequestError(
    'mapping_invalid',
    `The mapping file ${path} cannot be used: ${problems.join('; ')}.`,
    'Correct the mapping file; docs/import-files.md shows every setting.'
  );
}

export function mappingColumnMissing(
  path: string,
  missing: readonly string[],
  present: readonly string[]
): ImportInputError {
  return new ImportInputError(
    'mapping_column_missing',
    `${path} has no column ${missing.join(', ')}; it has ${present.slice(0, 40).join(', ')}.`,
    'Correct the names in the mapping file, or its delimiter.'
  );
}

export function notAFile(path: string): ImportInputError {
  return new ImportInputError(
    'not_a_file',
    `${path} is a folder, not a file.`,
    'Give one CSV, JSON lines or log file; import a Slack export with the connector "slack-export".'
  );
}

export function nothingValid(path: string, rejected: readonly Rejection[]): ImportInputError {
  const [first] = rejected;
  const example = first ? ` The first: line ${first.line}, ${first.reason}.` : '';
  return new ImportInputError(
    'nothing_valid',
    first ? `No row of ${path} can be imported.${example}` : `${path} holds nothing to import.`,
    'Check that the file, its format and the mapping belong together.'
  );
}
