import type { IncomingMessage, Server, ServerResponse } from 'node:http';

/** Where the documents and files of the pages come from: a build, or the development server. */
export interface PageSource {
  /** Changed files reach open pages by a web socket. */
  readonly hot: boolean;
  document(): Promise<{ readonly status: number; readonly html: string }>;
  /** `path` below `/pages/`; false when there is no such file. */
  sendFile(path: string, acceptsGzip: boolean, response: ServerResponse): boolean;
  /** Answers a request itself; false leaves it to the pages. */
  handle?(message: IncomingMessage, response: ServerResponse): boolean;
  /** `changed` is to be called when metadata or classes have changed. */
  attach?(server: Server, changed: () => void): void;
}
