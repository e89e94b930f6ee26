import { concatenatedText, equalByMethod, type ApexEnum } from '../values/index.ts';
import { assertions } from './assert.ts';
import { kindMethods } from './async/execution-kind.ts';
import { attachFinalizer } from './async/finalizer.ts';
import { enqueueJob } from './async/queueable.ts';
import { scheduleMethod } from './async/schedulable.ts';
import { method, procedure } from './call.ts';
import { hashOf } from './hash-of.ts';
import type { LibraryType } from './registry.ts';
import { nowOf, todayOf } from './time/now.ts';

/** Documented: System Class. */
export const systemType: LibraryType = {
  name: 'System',
  staticMethods: {
    ...assertions,
    now: [method('Datetime', [], (call) => nowOf(call.context))],
    today: [method('Date', [], (call) => todayOf(call.context))],
    currentTimeMillis: [method('Long', [], (call) => BigInt(call.context.now().getTime()))],
    debug: [
      procedure(['Object'], (call) => call.context.log(`DEBUG|${concatenatedText(call.value(0))}`)),
      procedure(['LoggingLevel', 'Object'], (call) => {
        const level = (call.required(0) as ApexEnum).name;
        call.context.log(`${level}|${concatenatedText(call.value(1))}`);
      })
    ],
    // A delay in minutes or further options change nothing of what runs at stopTest.
    enqueueJob: [[], ['Integer'], ['AsyncOptions']].map((options) =>
      method('Id', ['Queueable', ...options], (call) => enqueueJob(call.context, call.required(0)))
    ),
    attachFinalizer: [attachFinalizer],
    ...kindMethods,
    schedule: [scheduleMethod],
    equals: [
      method('Boolean', ['Object', 'Object'], (call) => equalByMethod(call.value(0), call.value(1)))
    ],
    hashCode: [method('Integer', ['Object'], (call) => hashOf(call.value(0)))]
  }
};
