import type { ClassInfo, MethodInfo } from '../types/index.ts';
import { typeOf, types, typeText } from '../types/index.ts';
import { ApexInstance, ApexList, ApexTypeValue, type Value } from '../values/index.ts';
import type { Transaction } from './transaction.ts';

/** Objects whose methods a StubProvider answers (documented: Stub API). */
export class Stubs {
  private readonly transaction: Transaction;
  private readonly providers = new WeakMap<ApexInstance, Value>();

  constructor(transaction: Transaction) {
    this.transaction = transaction;
  }

  /** An object of a class or interface of which no constructor has run. */
  make(info: ClassInfo, provider: Value): ApexInstance {
    const stub = this.transaction.emptyInstance(info);
    this.providers.set(stub, provider);
    return stub;
  }

  /** What the provider gives in place of a method; undefined when the object is no stub. */
  answer(method: MethodInfo, self: Value, args: readonly Value[]): { value: Value } | undefined {
    const provider = self instanceof ApexInstance ? this.providers.get(self) : undefined;
    // Documented: private methods cannot be stubbed.
    if (provider === undefined || method.words.has('private')) return undefined;
    const { parameters, returns } = method;
    const value = this.transaction.call(provider, 'handleMethodCall', [
      self,
      method.name,
      returns.name === 'void' ? null : new ApexTypeValue(returns),
      new ApexList(
        typeOf('Type'),
        parameters.map((one) => new ApexTypeValue(one.type))
      ),
      new ApexList(
        types.string,
        parameters.map(({ name }) => name)
      ),
      new ApexList(types.object, [...args])
    ]);
    if (value === null || returns.name === 'void') return { value: null };
    if (this.transaction.isInstance(value, returns)) return { value };
    throw this.transaction.exception(
      'TypeException',
      `handleMethodCall returned a value that is no ${typeText(returns)}: ${method.name}`
    );
  }
}
