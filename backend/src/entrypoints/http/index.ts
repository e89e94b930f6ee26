export { createHttpApp, endpointsOf, type HttpOptions, type HttpServices } from './http-app.ts';
export { addressOf, listen, type ListenOptions } from './listen.ts';
export { isStudio } from './studio.ts';
export type {
  BackfillServices,
  CareServices,
  HistoryServices,
  StartServices,
  SyncServices,
  SyncView
} from './services.ts';
