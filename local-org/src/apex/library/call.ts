import type { ApexDate, ApexDatetime, ApexDecimal, ApexTime, Value } from '../values/index.ts';
import { ApexDouble, ApexList } from '../values/index.ts';
import type { ApexContext } from './context.ts';
import type { LibraryMethod, LibraryProperty, ReturnType, TypeName } from './registry.ts';

/** One call of a library method: its arguments by place, in the kinds the parameters declare. */
export class Call {
  readonly context: ApexContext;
  readonly args: readonly Value[];

  constructor(context: ApexContext, args: readonly Value[]) {
    this.context = context;
    this.args = args;
  }

  /** The argument as it came, null included. */
  value(place: number): Value {
    return this.args[place] ?? null;
  }

  /** Each of the following throws NullPointerException for null. */
  text(place: number): string {
    return this.required(place) as string;
  }

  integer(place: number): number {
    return this.required(place) as number;
  }

  long(place: number): bigint {
    return this.required(place) as bigint;
  }

  double(place: number): number {
    const value = this.required(place);
    return value instanceof ApexDouble ? value.value : Number(value);
  }

  decimal(place: number): ApexDecimal {
    return this.required(place) as ApexDecimal;
  }

  date(place: number): ApexDate {
    return this.required(place) as ApexDate;
  }

  datetime(place: number): ApexDatetime {
    return this.required(place) as ApexDatetime;
  }

  time(place: number): ApexTime {
    return this.required(place) as ApexTime;
  }

  items(place: number): readonly Value[] {
    const value = this.required(place);
    if (value instanceof ApexList) return value.items;
    return [...(value as { entries: ReadonlyMap<unknown, Value> }).entries.values()];
  }

  required(place: number): Value & {} {
    const value = this.value(place);
    if (value === null) throw this.fail('NullPointerException', 'Argument cannot be null.');
    return value;
  }

  fail(typeName: string, message: string): Error {
    return this.context.exception(typeName, message);
  }
}

/** `method('Boolean', ['String'], (call, self: string) => self.includes(call.text(0)))` */
export function method<Self extends Value>(
  returns: ReturnType,
  parameters: readonly TypeName[],
  body: (call: Call, self: Self) => Value
): LibraryMethod {
  return {
    parameters,
    returns,
    invoke: (context, receiver, args) => body(new Call(context, args), receiver as Self)
  };
}

/** A method whose result is nothing. */
export function procedure<Self extends Value>(
  parameters: readonly TypeName[],
  body: (call: Call, self: Self) => void
): LibraryMethod {
  return method<Self>('void', parameters, (call, self) => {
    body(call, self);
    return null;
  });
}

/** A static property that is always the same value or read anew each time. */
export function constant(type: TypeName, get: (context: ApexContext) => Value): LibraryProperty {
  return { type, get: (context) => get(context) };
}
