import { Command, InvalidArgumentError, Option } from 'commander';
import { rowCount, textTable } from './text-table.ts';

interface QueryOptions {
  readonly url: string;
  readonly json?: true;
}

type SalesforceRecord = Record<string, unknown>;

interface Page {
  readonly totalSize: number;
  readonly nextRecordsUrl?: string;
  readonly records: readonly SalesforceRecord[];
}

export function queryCommand(): Command {
  return new Command('query')
    .description('Ask a running local org as its admin; no sign-in is needed on this machine.')
    .argument('<soql>', 'for example "SELECT Id, Name FROM Account"')
    .addOption(
      new Option('--url <url>', 'address of the org')
        .default('http://127.0.0.1:8180')
        .argParser(address)
    )
    .option('--json', "print Salesforce's answer")
    .action((soql: string, options: QueryOptions) => query(soql, options));
}

async function query(soql: string, { url, json }: QueryOptions): Promise<void> {
  const records: SalesforceRecord[] = [];
  let next: string | undefined = `/local-org/query?q=${encodeURIComponent(soql)}`;
  let totalSize = 0;
  while (next !== undefined) {
    const page: Page = await fetchPage(new URL(next, url));
    records.push(...page.records);
    totalSize = page.totalSize;
    next = page.nextRecordsUrl;
  }
  const answer = { totalSize, done: true, records };
  process.stdout.write(json ? `${JSON.stringify(answer, null, 2)}\n` : readable(answer));
}

function address(text: string): string {
  if (URL.canParse(text) && /^https?:$/.test(new URL(text).protocol)) return text;
  throw new InvalidArgumentError('A URL like http://127.0.0.1:8180 is needed.');
}

async function fetchPage(url: URL): Promise<Page> {
  const response = await fetch(url).catch(() => {
    throw new Error(
      `No org answers at ${url.origin}. Start one with local-org serve, or name another with --url.`
    );
  });
  const body: unknown = await response.json().catch(() => undefined);
  if (response.ok && body !== undefined) return body as Page;
  const reasons = Array.isArray(body) ? (body as { errorCode: string; message: string }[]) : [];
  throw new Error(
    reasons.map(({ errorCode, message }) => `${errorCode}: ${message}`).join('\n') ||
      `${url.origin} answered ${response.status} and is probably no local org.`
  );
}

function readable({ totalSize, records }: { totalSize: number; records: SalesforceRecord[] }) {
  const rows = `${rowCount(totalSize)}\n`;
  return records.length === 0 ? rows : `${textTable(records)}\n${rows}`;
}
