type Listener = (event: { data: string }) => void;

/** Stands in for the browser's stream of events, which jsdom lacks; what is open hears what a test sends. */
class OpenStream {
  static all: OpenStream[] = [];
  readonly url: string;
  private readonly listeners = new Map<string, Listener>();

  constructor(url: string) {
    this.url = url;
    OpenStream.all.push(this);
  }

  addEventListener(name: string, listener: Listener): void {
    this.listeners.set(name, listener);
  }

  hear(name: string, data: unknown): void {
    this.listeners.get(name)?.({ data: JSON.stringify(data) });
  }

  close(): void {
    OpenStream.all = OpenStream.all.filter((one) => one !== this);
  }
}

Object.assign(globalThis, { EventSource: OpenStream });

/** Addresses of the streams that are open. */
export function openStreams(): string[] {
  return OpenStream.all.map(({ url }) => url);
}

/** Every open stream brings this event. */
export function sendEvent(name: string, data: unknown): void {
  for (const stream of OpenStream.all) stream.hear(name, data);
}
