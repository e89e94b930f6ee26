import { ImportInputError } from '../../import-errors.ts';

const DOWNLOAD_AGAIN = 'Download the export from Slack again and import the ZIP as it is.';

export function notAZip(path: string): ImportInputError {
  return new ImportInputError(
    'not_a_zip',
    `${path} is not a ZIP file.`,
    'Give the ZIP that Slack made, or the folder it unpacks to.'
  );
}

export function truncatedZip(path: string, cause: unknown): ImportInputError {
  return new ImportInputError(
    'truncated_zip',
    `The ZIP file ${path} is cut off or damaged: its list of contents cannot be read.`,
    DOWNLOAD_AGAIN,
    { cause }
  );
}

export function damagedEntry(entry: string, cause?: unknown): ImportInputError {
  return new ImportInputError(
    'damaged_entry',
    `The entry ${entry} of the ZIP file cannot be unpacked: it is damaged or encrypted.`,
    DOWNLOAD_AGAIN,
    { cause }
  );
}

export function unsafeEntryName(name: string): ImportInputError {
  return new ImportInputError(
    'unsafe_entry_name',
    `The ZIP file holds an entry named ${JSON.stringify(name)}, which points outside of it.`,
    'Slack makes no such names. Import only the ZIP as Slack made it.'
  );
}

/** `256 MB`, for `tooLarge`. */
export function megabytes(bytes: number): string {
  return `${Math.round(bytes / 1024 ** 2).toLocaleString('en-US')} MB`;
}

export function tooLarge(what: string, limit: string): ImportInputError {
  return new ImportInputError(
    'export_too_large',
    `${what} is larger than an export may be (${limit}).`,
    'Export a shorter range of dates and import the parts one after the other.'
  );
}

export function fileMissing(code: string, names: string, path: string): ImportInputError {
  return new ImportInputError(
    code,
    `${path} is no Slack export: ${names} is missing.`,
    'Give the ZIP that Slack made, or the folder it unpacks to, complete.'
  );
}

export function entryNotJson(entry: string, cause: unknown): ImportInputError {
  return new ImportInputError('entry_not_json', `The entry ${entry} is not JSON.`, DOWNLOAD_AGAIN, {
    cause
  });
}

export function entryNotArray(entry: string): ImportInputError {
  return new ImportInputError(
    'entry_not_array',
    `The entry ${entry} is JSON, but not the list that Slack writes.`,
    DOWNLOAD_AGAIN
  );
}

export function workspaceUnknown(): ImportInputError {
  return new ImportInputError(
    'workspace_unknown',
    'No user of the export names a workspace (team_id), so its records would have no keys.',
    DOWNLOAD_AGAIN
  );
}

export function severalWorkspaces(keys: readonly string[]): ImportInputError {
  return new ImportInputError(
    'several_workspaces',
    `The users of the export belong to several workspaces: ${keys.slice(0, 5).join(', ')}.`,
    'Export each workspace by itself and import the exports one after the other.'
  );
}
