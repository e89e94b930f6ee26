import { typeOf, types } from '../../types/type.ts';
import { ApexId, ApexList, ApexNative, ApexSObject, type Value } from '../../values/index.ts';
import { method, type Call } from '../call.ts';
import type { MergeOutcome } from '../context.ts';
import type { LibraryMethod, LibraryType } from '../registry.ts';
import { accessOf, allOrNoneOf } from './options.ts';
import { errorsOf } from './results.ts';

/** Documented: Database.merge; the duplicates come as records or ids, one or a list. */
export const mergeMethods: readonly LibraryMethod[] = [
  [],
  ['Boolean'],
  ['AccessLevel'],
  ['Boolean', 'AccessLevel']
].flatMap((options) => [
  ...['SObject', 'Id'].map((one) =>
    method('Database.MergeResult', ['SObject', one, ...options], (call) =>
      merge(call, [call.required(1)])
    )
  ),
  ...['List<SObject>', 'List<Id>'].map((many) =>
    method('List<Database.MergeResult>', ['SObject', many, ...options], (call) => {
      const results = call.items(1).map((one) => merge(call, [one]));
      return new ApexList(typeOf('Database.MergeResult'), results);
    })
  )
]);

export const mergeResultType: LibraryType = {
  name: 'Database.MergeResult',
  methods: {
    isSuccess: reads('Boolean', ({ success }) => success),
    getId: reads('Id', ({ id }) => (id === null ? null : new ApexId(id))),
    getMergedRecordIds: reads('List<Id>', ({ mergedRecordIds }) => ids(mergedRecordIds)),
    getUpdatedRelatedIds: reads('List<Id>', ({ updatedRelatedIds }) => ids(updatedRelatedIds)),
    getErrors: reads('List<Database.Error>', ({ errors }) => errorsOf(errors))
  }
};

function merge(call: Call, losers: readonly Value[]): ApexNative {
  const outcome = call.context.merge({
    master: call.required(0) as ApexSObject,
    loserIds: losers.flatMap(idIn),
    access: accessOf(call),
    allOrNone: allOrNoneOf(call)
  });
  return new ApexNative(typeOf('Database.MergeResult'), outcome);
}

function idIn(value: Value): string[] {
  const id = value instanceof ApexSObject ? value.fields.get('id') : value;
  return id instanceof ApexId ? [id.text] : [];
}

function ids(texts: readonly string[]): ApexList {
  return new ApexList(
    types.id,
    texts.map((text) => new ApexId(text))
  );
}

function reads(returns: string, read: (outcome: MergeOutcome) => Value): LibraryMethod[] {
  return [method(returns, [], (_call, self: ApexNative) => read(self.state as MergeOutcome))];
}
