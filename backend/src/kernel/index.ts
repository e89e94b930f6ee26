export { AppError, type ErrorKind } from './app-error.ts';
export { chunk } from './chunk.ts';
export { isoNow, systemClock, type Clock } from './clock.ts';
export { newId } from './ids.ts';
export { silentLogger, type Logger } from './logger.ts';
