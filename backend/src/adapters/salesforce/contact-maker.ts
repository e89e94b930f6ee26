import { API_ROOT } from './api-version.ts';
import { composite } from './composite.ts';
import { OrgUnavailableError } from './errors.ts';
import type { OrgClient } from './org-client.ts';

/** Documented: Duplicate Rule Header; rules that only alert refuse as well, and tell what they found. */
const HEADERS = {
  'sforce-duplicate-rule-header': 'allowSave=false; includeRecordDetails=true'
};

/** What the org said about one new Contact. */
export type MadeContact =
  | { readonly outcome: 'created'; readonly id: string }
  /** A duplicate rule found these records: ids of Contacts and others. */
  | { readonly outcome: 'duplicate'; readonly matches: readonly string[]; readonly message: string }
  | { readonly outcome: 'refused'; readonly code: string; readonly message: string };

export interface ContactFound {
  readonly id: string;
  readonly email: string;
}

interface RowAnswer {
  readonly success?: boolean;
  readonly id?: string;
  readonly errors?: readonly {
    readonly statusCode?: string;
    readonly message?: string;
    readonly duplicateResult?: {
      readonly matchResults?: readonly {
        readonly matchRecords?: readonly {
          readonly record?: { readonly Id?: string; readonly id?: string };
        }[];
      }[];
    };
  }[];
}

/** Makes Contacts. This is no upsert, so a call whose answer is lost is not repeated. */
export class ContactMaker {
  private readonly client: OrgClient;

  constructor(client: OrgClient) {
    this.client = client;
  }

  /** One answer per Contact, in order. Throws when the answer is lost: look before trying again. */
  async make(contacts: readonly Readonly<Record<string, string>>[]): Promise<MadeContact[]> {
    const records = contacts.map((fields) => ({ attributes: { type: 'Contact' }, ...fields }));
    const { body } = await this.client.once({
      method: 'POST',
      path: `${API_ROOT}/composite/sobjects`,
      body: { allOrNone: false, records },
      headers: HEADERS
    });
    const answers = Array.isArray(body) ? (body as RowAnswer[]) : [];
    return contacts.map((_, index) => toMade(answers[index]));
  }

  /** Contacts that have one of these addresses (at most 200). */
  async find(addresses: readonly string[]): Promise<ContactFound[]> {
    const quoted = addresses.map((one) => `'${one.replace(/[\\']/g, '\\$&')}'`).join(',');
    const soql = `SELECT Id, Email FROM Contact WHERE Email IN (${quoted})`;
    const { subresponses } = await composite(this.client, [
      { method: 'GET', path: `/query?q=${encodeURIComponent(soql)}` }
    ]);
    const [response] = subresponses;
    if (response?.status !== 200) throw new OrgUnavailableError('Contacts that cannot be read');
    const { records } = response.body as { records: readonly { Id: string; Email: string }[] };
    return records.map(({ Id, Email }) => ({ id: Id, email: Email }));
  }
}

function toMade(answer: RowAnswer | undefined): MadeContact {
  if (answer?.success && answer.id) return { outcome: 'created', id: answer.id };
  const error = answer?.errors?.[0];
  const { statusCode: code = 'UNKNOWN_EXCEPTION', message = '', duplicateResult } = error ?? {};
  if (!duplicateResult) return { outcome: 'refused', code, message };
  const matches = (duplicateResult.matchResults ?? [])
    .flatMap(({ matchRecords }) => matchRecords ?? [])
    .flatMap(({ record }) => record?.Id ?? record?.id ?? []);
  return { outcome: 'duplicate', matches: [...new Set(matches)], message };
}
