import { ApexTime } from '../../values/index.ts';
import { method } from '../call.ts';
import type { LibraryMethod, LibraryType } from '../registry.ts';

/** Documented: Time Class. */
export const timeType: LibraryType = {
  name: 'Time',
  staticMethods: {
    newInstance: [
      method('Time', ['Integer', 'Integer', 'Integer', 'Integer'], (call) =>
        ApexTime.of(call.integer(0), call.integer(1), call.integer(2), call.integer(3))
      )
    ]
  },
  methods: {
    hour: part((time) => time.hour),
    minute: part((time) => time.minute),
    second: part((time) => time.second),
    millisecond: part((time) => time.millisecond),
    addHours: moved((time, by) => time.addHours(by)),
    addMinutes: moved((time, by) => time.addMinutes(by)),
    addSeconds: moved((time, by) => time.addSeconds(by)),
    addMilliseconds: moved((time, by) => time.addMilliseconds(by))
  }
};

function part(read: (time: ApexTime) => number): LibraryMethod[] {
  return [method('Integer', [], (_call, self: ApexTime) => read(self))];
}

function moved(move: (time: ApexTime, by: number) => ApexTime): LibraryMethod[] {
  return [method('Time', ['Integer'], (call, self: ApexTime) => move(self, call.integer(0)))];
}
