import type { ApexId, ApexTypeValue } from '../values/index.ts';
import { method, procedure } from './call.ts';
import { runEnqueuedJobs } from './async/jobs.ts';
import { setCalloutMock } from './http/callout-mock.ts';
import { setCurrentPage } from './pages/apex-pages.ts';
import { createStub } from './stub-provider.ts';
import type { LibraryType } from './registry.ts';

/** Documented: Test Class. */
export const testType: LibraryType = {
  name: 'Test',
  staticMethods: {
    isRunningTest: [method('Boolean', [], (call) => call.context.inTest)],
    startTest: [procedure([], (call) => call.context.startTest())],
    stopTest: [
      procedure([], (call) => {
        runEnqueuedJobs(call.context);
        call.context.stopTest();
      })
    ],
    setCurrentPage: [procedure(['PageReference'], setCurrentPage)],
    setCurrentPageReference: [procedure(['PageReference'], setCurrentPage)],
    createStub: [createStub],
    setCreatedDate: [
      procedure(['Id', 'Datetime'], (call) => {
        const { store, records } = call.context.org;
        const { text } = call.required(0) as ApexId;
        const object = store.findObjectOfId(text);
        if (!object) throw call.fail('SObjectException', `Invalid id: ${text}`);
        records.setCreatedDate(object, text, new Date(call.datetime(1).milliseconds));
      })
    ],
    setMock: [
      procedure(['Type', 'Object'], (call) => {
        setCalloutMock(call.context, (call.required(0) as ApexTypeValue).type, call.required(1));
      })
    ]
  }
};
