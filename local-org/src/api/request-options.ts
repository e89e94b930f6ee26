import type { DuplicateOptions, RequestOptions } from '../records/index.ts';
import { isAtLeast } from './versions.ts';

type Headers = Readonly<Record<string, string | undefined>>;

/** What the headers of a request say that bears on its rows; options are parted by commas or semicolons. */
export function requestOptions(
  headers: Headers,
  version: string,
  transaction: string
): RequestOptions {
  const defaultNamespace = optionsOf(headers['sforce-call-options']).get('defaultnamespace');
  // Documented: Duplicate Rule Header, from version 52.
  const isObeyed = isAtLeast(version, 52);
  const duplicates = isObeyed
    ? duplicateOptions(headers['sforce-duplicate-rule-header'])
    : undefined;
  return {
    transaction,
    ...(defaultNamespace && { defaultNamespace }),
    ...(duplicates && { duplicates })
  };
}

function duplicateOptions(header: string | undefined): DuplicateOptions | undefined {
  if (header === undefined) return undefined;
  const options = optionsOf(header);
  const isSet = (name: string) => options.get(name)?.toLowerCase() === 'true';
  return {
    allowSave: isSet('allowsave'),
    includeRecordDetails: isSet('includerecorddetails'),
    runAsCurrentUser: isSet('runascurrentuser')
  };
}

/** By lower-case name. */
function optionsOf(header: string | undefined): Map<string, string> {
  const pairs = (header ?? '').split(/[,;]/).map((option) => option.split('='));
  return new Map(
    pairs.map(([name = '', value = '']) => [name.trim().toLowerCase(), value.trim()] as const)
  );
}
