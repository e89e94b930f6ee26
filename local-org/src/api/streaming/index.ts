export { StreamingApi } from './streaming-api.ts';
