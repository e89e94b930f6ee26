import { lineageOf, types, type ClassInfo, type MethodInfo } from '../types/index.ts';
import { concatenatedText, type InstanceClass } from '../values/index.ts';
import type { Transaction } from './transaction.ts';

export interface RuntimeClass extends InstanceClass {
  readonly info: ClassInfo;
}

/** What instances of a class know in one transaction; own equality and text where the class defines them. */
export function instanceClassOf(transaction: Transaction, info: ClassInfo): RuntimeClass {
  const equals = own(transaction, info, 'equals(object)');
  const hashCode = own(transaction, info, 'hashcode()');
  const toText = own(transaction, info, 'tostring()');
  return {
    info,
    type: info.type,
    transient: new Set(transientNames(info)),
    ...(equals?.returns.name === types.boolean.name && {
      equals: (self, other) => transaction.callMethod(equals, self, [other]) === true
    }),
    ...(hashCode && {
      hashCode: (self) => Number(transaction.callMethod(hashCode, self, []))
    }),
    ...(toText && { toText: (self) => concatenatedText(transaction.callMethod(toText, self, [])) })
  };
}

function transientNames(info: ClassInfo): string[] {
  const variables = lineageOf(info).flatMap((one) => [...one.variables.values()]);
  return variables.filter(({ words }) => words.has('transient')).map(({ name }) => name);
}

function own(transaction: Transaction, info: ClassInfo, signature: string): MethodInfo | undefined {
  return transaction.program.implementation(info, signature);
}
