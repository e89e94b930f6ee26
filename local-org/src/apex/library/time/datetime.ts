import type { ApexTime } from '../../values/index.ts';
import { ApexDate, ApexDatetime, GMT, type Value } from '../../values/index.ts';
import { DatePatternError, formatByPattern } from '../../values/date-pattern.ts';
import { method, type Call } from '../call.ts';
import { wrongKind } from '../numbers/integer.ts';
import type { LibraryMethod, LibraryType } from '../registry.ts';
import { printLocalDatetime, readLocalDatetime } from './locale-format.ts';
import { nowOf } from './now.ts';
import { zoneNamed } from './time-zone.ts';

type Self = ApexDatetime;
const HOUR_MS = 3_600_000;

/** Documented: Datetime Class. What is not `…Gmt` is meant in the time zone of the running user. */
export const datetimeType: LibraryType = {
  name: 'Datetime',
  staticMethods: {
    now: [method('Datetime', [], (call) => nowOf(call.context))],
    newInstance: [
      method('Datetime', ['Long'], (call) => new ApexDatetime(Number(call.long(0)))),
      ...instancesIn(userZone)
    ],
    newInstanceGmt: instancesIn(() => GMT),
    parse: [
      method('Datetime', ['String'], (call) =>
        read(call, readLocalDatetime(call.text(0), call.context.timeZone))
      )
    ],
    valueOf: [
      method('Datetime', ['String'], (call) =>
        read(call, ApexDatetime.parse(call.text(0), call.context.timeZone))
      ),
      method('Datetime', ['Object'], (call) => {
        const value: Value = call.required(0);
        if (value instanceof ApexDatetime) return value;
        if (value instanceof ApexDate) return new ApexDatetime(value.toEpochMillis());
        throw wrongKind(call, value, 'Datetime');
      })
    ],
    valueOfGmt: [
      method('Datetime', ['String'], (call) => read(call, ApexDatetime.parse(call.text(0), GMT)))
    ]
  },
  methods: {
    ...dateParts('year', (date) => date.year),
    ...dateParts('month', (date) => date.month),
    ...dateParts('day', (date) => date.day),
    ...dateParts('dayOfYear', (date) => date.dayOfYear),
    ...timeParts('hour', (time) => time.hour),
    ...timeParts('minute', (time) => time.minute),
    ...timeParts('second', (time) => time.second),
    ...timeParts('millisecond', (time) => time.millisecond),
    date: [method('Date', [], (call, self: Self) => self.dateIn(userZone(call)))],
    dateGmt: [method('Date', [], (_call, self: Self) => self.dateIn(GMT))],
    time: [method('Time', [], (call, self: Self) => self.timeIn(userZone(call)))],
    timeGmt: [method('Time', [], (_call, self: Self) => self.timeIn(GMT))],
    getTime: [method('Long', [], (_call, self: Self) => BigInt(self.milliseconds))],
    addDays: onCalendar((date, days) => date.addDays(days)),
    addMonths: onCalendar((date, months) => date.addMonths(months)),
    addYears: onCalendar((date, years) => date.addYears(years)),
    addHours: later(HOUR_MS),
    addMinutes: later(60_000),
    addSeconds: later(1000),
    isSameDay: [
      method('Boolean', ['Datetime'], (call, self: Self) => {
        const zone = userZone(call);
        return self.dateIn(zone).days === call.datetime(0).dateIn(zone).days;
      })
    ],
    format: [
      method('String', [], (call, self: Self) => printLocalDatetime(self, userZone(call))),
      method('String', ['String'], (call, self: Self) => print(call, self, userZone(call))),
      method('String', ['String', 'String'], (call, self: Self) =>
        print(call, self, call.value(1) === null ? userZone(call) : zoneNamed(call.text(1)))
      )
    ],
    formatGmt: [method('String', ['String'], (call, self: Self) => print(call, self, GMT))],
    formatLong: [
      method('String', [], (call, self: Self) => {
        const zone = userZone(call);
        const day = printLocalDatetime(self, zone).split(',')[0];
        return `${day}, ${formatByPattern(self.in(zone), 'h:mm:ss a z')}`;
      })
    ]
  }
};

function userZone(call: Call): string {
  return call.context.timeZone;
}

function instancesIn(zoneOf: (call: Call) => string): LibraryMethod[] {
  const day = ['Integer', 'Integer', 'Integer'];
  const fromParts = (call: Call) => {
    const [year, month, date] = [call.integer(0), call.integer(1), call.integer(2)];
    const [hour, minute, second] =
      call.args.length < 6 ? [0, 0, 0] : [call.integer(3), call.integer(4), call.integer(5)];
    return ApexDatetime.of({ year, month, day: date, hour, minute, second }, zoneOf(call));
  };
  return [
    method('Datetime', ['Date', 'Time'], (call) =>
      ApexDatetime.at(call.date(0), call.time(1), zoneOf(call))
    ),
    method('Datetime', day, fromParts),
    method('Datetime', [...day, ...day], fromParts)
  ];
}

function dateParts(
  name: string,
  partOf: (date: ApexDate) => number
): Record<string, LibraryMethod[]> {
  return partsBy(name, (moment, zone) => partOf(moment.dateIn(zone)));
}

function timeParts(
  name: string,
  partOf: (time: ApexTime) => number
): Record<string, LibraryMethod[]> {
  return partsBy(name, (moment, zone) => partOf(moment.timeIn(zone)));
}

function partsBy(
  name: string,
  partOf: (moment: Self, zone: string) => number
): Record<string, LibraryMethod[]> {
  return {
    [name]: [method('Integer', [], (call, self: Self) => partOf(self, userZone(call)))],
    [`${name}Gmt`]: [method('Integer', [], (_call, self: Self) => partOf(self, GMT))]
  };
}

/** The time of day stays, in the user's zone as in GMT. */
function onCalendar(move: (date: ApexDate, by: number) => ApexDate): LibraryMethod[] {
  return [
    method('Datetime', ['Integer'], (call, self: Self) =>
      self.onDay((date) => move(date, call.integer(0)), userZone(call))
    )
  ];
}

function later(unit: number): LibraryMethod[] {
  return [
    method('Datetime', ['Integer'], (call, self: Self) =>
      self.addMilliseconds(call.integer(0) * unit)
    )
  ];
}

function print(call: Call, moment: Self, zone: string): string {
  try {
    return formatByPattern(moment.in(zone), call.text(0));
  } catch (error) {
    if (!(error instanceof DatePatternError)) throw error;
    throw call.fail('IllegalArgumentException', error.message);
  }
}

function read(call: Call, moment: ApexDatetime | undefined): ApexDatetime {
  if (moment) return moment;
  throw call.fail('TypeException', `Invalid date/time: ${call.text(0)}`);
}
