import { typeText, type ApexType } from '../../types/type.ts';
import type { Value } from '../../values/index.ts';
import { forwarded } from '../collections/iterator.ts';
import type { ApexContext } from '../context.ts';
import { NotImplementedError } from '../not-implemented.ts';
import type { LibraryType } from '../registry.ts';

const MOCK = 'HttpCalloutMock';

/** Documented: HttpCalloutMock Interface. */
export const httpCalloutMockType: LibraryType = {
  name: MOCK,
  isInterface: true,
  methods: { respond: [forwarded('HttpResponse', 'respond', ['HttpRequest'])] }
};

/** The object that answers all HTTP calls of this test. */
export function setCalloutMock(context: ApexContext, type: ApexType, mock: Value): void {
  if (type.name !== MOCK) throw new NotImplementedError(`Test.setMock of ${typeText(type)}`);
  context.memory.set(MOCK, mock);
}

/** Throws an exception in a test without a mock; nothing ever leaves this machine. */
export function sendToMock(context: ApexContext, request: Value): Value {
  context.limits.count('Callouts');
  const mock = context.memory.get(MOCK) as Value | undefined;
  if (mock !== undefined) return context.call(mock, 'respond', [request]);
  if (!context.inTest) throw new NotImplementedError('Http.send outside a test');
  throw context.exception(
    'TypeException',
    'Methods defined as TestMethod do not support Web service callouts'
  );
}
