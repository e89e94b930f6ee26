export { createHttpApp, type HttpOptions, type HttpServices } from './http-app.ts';
export { listen, type ListenOptions } from './listen.ts';
