import { typeOf, types } from '../../types/type.ts';
import { ApexInstance, ApexList, ApexNative, type ApexId, type Value } from '../../values/index.ts';
import { method, type Call } from '../call.ts';
import { forwarded } from '../collections/iterator.ts';
import type { ApexContext } from '../context.ts';
import { accessOf } from '../database/options.ts';
import type { LibraryMethod, LibraryType } from '../registry.ts';
import { typeOfValue } from '../../values/runtime-type.ts';
import { noteBatches } from './job-rows.ts';
import { addJob } from './jobs.ts';

const DEFAULT_SCOPE = 200;
const MAX_SCOPE = 2000;

/** Documented: Database.executeBatch. */
export const batchMethods: readonly LibraryMethod[] = [[], ['Integer']].map((scope) =>
  method('Id', ['Database.Batchable<Object>', ...scope], executeBatch)
);

/** Documented: Database.getQueryLocator. */
export const locatorMethods: readonly LibraryMethod[] = [
  method('Database.QueryLocator', ['List<SObject>'], (call) => locator(call.required(0))),
  ...[[], ['AccessLevel']].map((options) =>
    method('Database.QueryLocator', ['String', ...options], (call) =>
      locator(call.context.query(call.text(0), accessOf(call)))
    )
  )
];

const ofJob = (name: string): LibraryType => ({
  name,
  methods: { getJobId: [method('Id', [], (_call, self: ApexNative) => self.state as ApexId)] }
});

export const batchTypes: readonly LibraryType[] = [
  { name: 'Database.Stateful', isInterface: true },
  { name: 'Database.RaisesPlatformEvents', isInterface: true },
  { ...ofJob('Database.BatchableContext') },
  { name: 'Database.QueryLocator' },
  {
    name: 'Database.Batchable',
    typeParameters: ['T'],
    isInterface: true,
    methods: {
      execute: [forwarded('void', 'execute', ['Database.BatchableContext', 'List<T>'])],
      finish: [forwarded('void', 'finish', ['Database.BatchableContext'])]
    }
  }
];

function executeBatch(call: Call): ApexId {
  const { context } = call;
  const batch = call.required(0);
  const size = call.value(1) === null ? DEFAULT_SCOPE : Math.min(call.integer(1), MAX_SCOPE);
  if (size < 1) throw call.fail('AsyncException', 'Scope size must be greater than 0');
  const kept = keptState(context, batch);
  return addJob(context, 'batch', (id) => {
    const job = new ApexNative(typeOf('Database.BatchableContext'), id);
    const items = itemsOf(context, context.call(batch, 'start', [job]));
    const batches = Math.ceil(items.length / size);
    for (let first = 0; first < items.length; first += size) {
      noteBatches(context, id, first / size, batches);
      kept();
      const scope = new ApexList(
        typeOfValue(items[first] ?? null),
        items.slice(first, first + size)
      );
      // Documented: each execution of execute has limits of its own.
      context.asynchronously(() => context.call(batch, 'execute', [job, scope]));
    }
    noteBatches(context, id, batches, batches);
    kept();
    context.asynchronously(() => context.call(batch, 'finish', [job]));
  });
}

/** Without Database.Stateful every execution begins with the variables the batch was handed over with. */
function keptState(context: ApexContext, batch: Value): () => void {
  const isStateful = context.isInstance(batch, typeOf('Database.Stateful'));
  if (isStateful || !(batch instanceof ApexInstance)) return () => undefined;
  const handedOver = new Map(batch.fields);
  return () => {
    for (const [name, value] of handedOver) batch.fields.set(name, value);
  };
}

function itemsOf(context: ApexContext, started: Value): readonly Value[] {
  if (started instanceof ApexList) return started.items;
  if (started instanceof ApexNative) return ((started.state as ApexList | null) ?? noItems).items;
  const iterator = context.call(started, 'iterator', []);
  const items: Value[] = [];
  while (context.call(iterator, 'hasNext', []) === true) {
    items.push(context.call(iterator, 'next', []));
  }
  return items;
}

const noItems = new ApexList(types.sObject, []);

function locator(rows: Value): ApexNative {
  return new ApexNative(typeOf('Database.QueryLocator'), rows);
}
