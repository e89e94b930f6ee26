export type { ExternalClientApp } from './app-spec.ts';
export { AppError, Apps } from './apps.ts';
export { ensureDefaultApps } from './default-apps.ts';
