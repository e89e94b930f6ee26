import { z } from 'zod';

const message = z.looseObject({
  channel: z.string(),
  id: z.string().optional(),
  clientId: z.string().optional(),
  subscription: z.string().optional(),
  advice: z.looseObject({ timeout: z.number().optional() }).optional()
});

const messages = z.union([z.array(message), message.transform((one) => [one])]);

/** What a client sends (Bayeux 1.0). */
export type BayeuxMessage = z.infer<typeof message>;

/** What it is answered. */
export type BayeuxReply = Readonly<Record<string, unknown>> & { readonly channel: string };

/** The messages of a request; undefined for what is none. */
export function readMessages(text: string): BayeuxMessage[] | undefined {
  try {
    return messages.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}

export function accepted(to: BayeuxMessage, more: Record<string, unknown> = {}): BayeuxReply {
  return { ...headOf(to), successful: true, ...more };
}

/** `error` like `403::Unknown client`. */
export function rejected(
  to: BayeuxMessage,
  error: string,
  more: Record<string, unknown> = {}
): BayeuxReply {
  return { ...headOf(to), successful: false, error, ...more };
}

function headOf({ channel, id, clientId, subscription }: BayeuxMessage) {
  return {
    channel,
    ...(id !== undefined && { id }),
    ...(clientId !== undefined && { clientId }),
    ...(subscription !== undefined && { subscription })
  };
}
