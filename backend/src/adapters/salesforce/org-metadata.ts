import {
  PROVISIONED_OBJECTS,
  SESSION,
  type FieldDefinition,
  type PresentSchema
} from '../../rules/index.ts';
import { API_ROOT } from './api-version.ts';
import { deployObject, type ObjectDefinition } from './deploy-object.ts';
import type { OrgClient } from './org-client.ts';
import { queryAll, type Row } from './query-all.ts';
import { refusalOf, type SetupRefusal } from './setup-refusal.ts';

const TOOLING = `${API_ROOT}/tooling`;
/** Somebody was faster: the field is there. */
const THERE_ALREADY = 'DUPLICATE_DEVELOPER_NAME';

/** Objects and fields that belong to the org itself: what a package brought cannot be changed. */
export class OrgMetadata {
  private readonly client: OrgClient;
  private readonly signal: AbortSignal | undefined;

  constructor(client: OrgClient, { signal }: { readonly signal?: AbortSignal } = {}) {
    this.client = client;
    this.signal = signal;
  }

  /**
   * What there is of all that we could make. Describe would not do: a new field is visible to nobody
   * before somebody grants it (documented: FieldPermissions).
   * @throws RequestRejectedError for a user who may not see Setup
   */
  async present(): Promise<PresentSchema> {
    const [session] = await this.query(
      `SELECT Id FROM CustomObject WHERE DeveloperName = '${developerName(SESSION)}'` +
        ' AND NamespacePrefix = null'
    );
    const sessionId = session && String(session['Id']);
    const objects = PROVISIONED_OBJECTS.filter((name) => name !== SESSION || session);
    const tables = objects.map((name) => (name === SESSION ? sessionId : name) ?? name);
    const fields = await this.query(
      'SELECT DeveloperName, TableEnumOrId FROM CustomField WHERE NamespacePrefix = null' +
        ` AND TableEnumOrId IN (${tables.map((table) => `'${table}'`).join(',')})`
    );
    const nameOf = (table: string) => (sameId(table, sessionId) ? SESSION : table);
    return {
      objects: new Set(objects),
      fields: new Set(
        fields.map(
          (row) => `${nameOf(String(row['TableEnumOrId']))}.${String(row['DeveloperName'])}__c`
        )
      )
    };
  }

  /** @returns whether the field was made now, was there, or why not */
  async createField(
    path: string,
    definition: FieldDefinition
  ): Promise<'made' | 'there' | SetupRefusal> {
    try {
      await this.client.once({
        method: 'POST',
        path: `${TOOLING}/sobjects/CustomField`,
        body: { FullName: path, Metadata: definition }
      });
      return 'made';
    } catch (error) {
      const refusal = refusalOf('field', path, error);
      return refusal.code === THERE_ALREADY ? 'there' : refusal;
    }
  }

  /** All or nothing. @returns what the org refused */
  async createObject(object: ObjectDefinition): Promise<SetupRefusal[]> {
    try {
      return await deployObject(this.client, object, this.signal);
    } catch (error) {
      return [refusalOf('object', object.name, error)];
    }
  }

  private query(soql: string): Promise<Row[]> {
    return queryAll(this.client, TOOLING, soql);
  }
}

/** `Session__c` → `Session` */
function developerName(name: string): string {
  return name.replace(/__c$/, '');
}

/** Ids come with 15 or 18 characters, of which the last three say nothing new. */
function sameId(one: string, other: string | undefined): boolean {
  return other !== undefined && one.slice(0, 15) === other.slice(0, 15);
}
