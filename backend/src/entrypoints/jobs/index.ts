export { keepTimetable, type TimetableJob } from './timetable.ts';
