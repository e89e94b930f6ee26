import { ApexDate, ApexDatetime, GMT } from '../../values/index.ts';
import { method } from '../call.ts';
import { wrongKind } from '../numbers/integer.ts';
import type { LibraryMethod, LibraryType } from '../registry.ts';
import { todayOf } from './now.ts';
import { printLocalDate, readLocalDate } from './locale-format.ts';

/** Documented: Date Class. */
export const dateType: LibraryType = {
  name: 'Date',
  staticMethods: {
    newInstance: [
      method('Date', ['Integer', 'Integer', 'Integer'], (call) =>
        ApexDate.of(call.integer(0), call.integer(1), call.integer(2))
      )
    ],
    today: [method('Date', [], (call) => todayOf(call.context))],
    daysInMonth: [
      method('Integer', ['Integer', 'Integer'], (call) =>
        ApexDate.daysInMonth(call.integer(0), call.integer(1))
      )
    ],
    isLeapYear: [method('Boolean', ['Integer'], (call) => ApexDate.isLeapYear(call.integer(0)))],
    parse: [
      method('Date', ['String'], (call) => {
        const date = readLocalDate(call.text(0));
        if (date) return date;
        throw call.fail('TypeException', `Invalid date: ${call.text(0)}`);
      })
    ],
    valueOf: [
      method('Date', ['String'], (call) => {
        const date = ApexDate.parse(call.text(0));
        if (date) return date;
        throw call.fail('TypeException', `Invalid date: ${call.text(0)}`);
      }),
      method('Date', ['Object'], (call) => {
        const value = call.required(0);
        if (value instanceof ApexDate) return value;
        if (value instanceof ApexDatetime) return value.dateIn(GMT);
        throw wrongKind(call, value, 'Date');
      })
    ]
  },
  methods: {
    year: part((date) => date.year),
    month: part((date) => date.month),
    day: part((date) => date.day),
    dayOfYear: part((date) => date.dayOfYear),
    addDays: moved((date, days) => date.addDays(days)),
    addMonths: moved((date, months) => date.addMonths(months)),
    addYears: moved((date, years) => date.addYears(years)),
    daysBetween: [
      method('Integer', ['Date'], (call, self: ApexDate) => call.date(0).days - self.days)
    ],
    monthsBetween: [
      method('Integer', ['Date'], (call, self: ApexDate) => self.monthsUntil(call.date(0)))
    ],
    isSameDay: [
      method('Boolean', ['Date'], (call, self: ApexDate) => self.days === call.date(0).days)
    ],
    toStartOfMonth: [method('Date', [], (_call, self: ApexDate) => self.startOfMonth())],
    toStartOfWeek: [method('Date', [], (_call, self: ApexDate) => self.startOfWeek())],
    format: [method('String', [], (_call, self: ApexDate) => printLocalDate(self))]
  }
};

function part(read: (date: ApexDate) => number): LibraryMethod[] {
  return [method('Integer', [], (_call, self: ApexDate) => read(self))];
}

function moved(move: (date: ApexDate, by: number) => ApexDate): LibraryMethod[] {
  return [method('Date', ['Integer'], (call, self: ApexDate) => move(self, call.integer(0)))];
}
