import { typeOf, types } from '../../types/type.ts';
import {
  addTo,
  ApexList,
  ApexMap,
  ApexNative,
  ApexSet,
  ApexSObject,
  putInto,
  type ApexEnum,
  type Value
} from '../../values/index.ts';
import { method, type Call } from '../call.ts';
import type { ApexContext } from '../context.ts';
import { NotImplementedError } from '../not-implemented.ts';
import type { LibraryMethod, LibraryType } from '../registry.ts';

interface Decision {
  readonly records: readonly ApexSObject[];
  /** Field names by object. */
  readonly removed: ReadonlyMap<string, ReadonlySet<string>>;
  readonly modified: ReadonlySet<number>;
}

/** Documented: Security Class. */
export const securityTypes: readonly LibraryType[] = [
  {
    name: 'Security',
    staticMethods: {
      stripInaccessible: [[], ['Boolean']].map((enforce) =>
        method('SObjectAccessDecision', ['AccessType', 'List<SObject>', ...enforce], (call) => {
          const decision = new Stripping(call).decide();
          return new ApexNative(typeOf('SObjectAccessDecision'), decision);
        })
      )
    }
  },
  {
    name: 'SObjectAccessDecision',
    methods: {
      getRecords: reads('List<SObject>', ({ records }) => {
        const [first] = records;
        return new ApexList(first ? typeOf(first.object.name) : types.sObject, [...records]);
      }),
      getRemovedFields: reads('Map<String, Set<String>>', ({ removed }) => {
        const map = new ApexMap(types.string, typeOf('Set', types.string));
        for (const [object, names] of removed) putInto(map, object, setOf(types.string, names));
        return map;
      }),
      getModifiedIndexes: reads('Set<Integer>', ({ modified }) => setOf(types.integer, modified))
    }
  }
];

/** One call: new records with what the user may see or write of the given ones. */
class Stripping {
  private readonly call: Call;
  private readonly context: ApexContext;
  private readonly access: string;
  private readonly removed = new Map<string, Set<string>>();

  constructor(call: Call) {
    this.call = call;
    this.context = call.context;
    this.access = (call.required(0) as ApexEnum).name;
  }

  decide(): Decision {
    const modified = new Set<number>();
    const records = this.call.items(1).map((given, place) => {
      const record = given as ApexSObject;
      if (this.call.value(2) !== false) this.requireObject(record.object.name);
      const stripped = this.strip(record);
      if (this.differs(record, stripped)) modified.add(place);
      return stripped;
    });
    return { records, removed: this.removed, modified };
  }

  private strip(record: ApexSObject): ApexSObject {
    const { object } = record;
    const stripped = new ApexSObject(object, record.queried);
    for (const [key, value] of record.fields) {
      const name = object.fields.get(key)?.name ?? key;
      if (key === 'id' || this.mayField(object.name, name)) stripped.fields.set(key, value);
      else this.remove(object.name, name);
    }
    for (const [key, value] of record.relations) stripped.relations.set(key, this.related(value));
    return stripped;
  }

  private related(value: Value): Value {
    if (value instanceof ApexSObject) return this.strip(value);
    if (!(value instanceof ApexList)) return value;
    const items = value.items.map((item) => this.related(item));
    return new ApexList(value.elementType, items);
  }

  private differs(record: ApexSObject, stripped: ApexSObject): boolean {
    if (record.fields.size !== stripped.fields.size) return true;
    return [...record.relations].some(([key, value]) => {
      const other = stripped.relations.get(key) ?? null;
      const pair = [value, other].map((one) => (one instanceof ApexList ? one.items : [one]));
      return (pair[0] ?? []).some((one, place) => {
        const twin = pair[1]?.[place];
        return one instanceof ApexSObject && twin instanceof ApexSObject && this.differs(one, twin);
      });
    });
  }

  private mayField(object: string, field: string): boolean {
    const { rights } = this.context;
    if (this.access === 'READABLE') return rights.canReadField(object, field);
    return rights.canEditField(object, field);
  }

  private requireObject(object: string): void {
    const { rights } = this.context;
    const may: Readonly<Record<string, boolean>> = {
      READABLE: rights.canRead(object),
      CREATABLE: rights.canCreate(object),
      UPDATABLE: rights.canEdit(object),
      UPSERTABLE: rights.canCreate(object) && rights.canEdit(object)
    };
    const allowed = may[this.access];
    if (allowed === undefined) throw new NotImplementedError(`AccessType.${this.access}`);
    if (!allowed) throw this.call.fail('NoAccessException', `No access to entity: ${object}`);
  }

  private remove(object: string, field: string): void {
    const names = this.removed.get(object) ?? new Set<string>();
    this.removed.set(object, names.add(field));
  }
}

function setOf(type: typeof types.string, values: Iterable<Value>): ApexSet {
  const set = new ApexSet(type);
  for (const value of values) addTo(set, value);
  return set;
}

function reads(returns: string, read: (decision: Decision) => Value): LibraryMethod[] {
  return [method(returns, [], (_call, self: ApexNative) => read(self.state as Decision))];
}
