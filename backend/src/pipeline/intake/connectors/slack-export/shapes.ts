import { z } from 'zod';
import { cleanLine } from '../../../../rules/index.ts';

/** Anything else than a text in this place counts as absent: old and new exports differ in details. */
const text = z.string().optional().catch(undefined);
const flag = z.boolean().catch(false);
/** Ids become keys, here and in Salesforce: anything but the letters and digits of Slack's is none. */
const id = z.string().regex(/^[\w.-]{1,64}$/);
const maybeId = id.optional().catch(undefined);
const ids = z
  .array(maybeId)
  .catch([])
  .transform((all) => all.filter((one) => one !== undefined));
const line = z.string().transform(cleanLine).pipe(z.string());
const ts = z.string().regex(/^\d{1,11}\.\d{1,6}$/);

const profile = z
  .object({
    real_name: text,
    display_name: text,
    email: text,
    title: text,
    name: text,
    image_192: text,
    image_72: text
  })
  .catch({});

export const slackUser = z.object({
  id,
  team_id: maybeId,
  name: text,
  real_name: text,
  deleted: flag,
  is_bot: flag,
  profile
});
export type SlackUser = z.infer<typeof slackUser>;

export const slackConversation = z.object({
  id,
  name: text,
  is_general: flag
});

const reaction = z.object({ name: line, users: ids });
const file = z.object({ title: text, name: text }).catch({});

export const slackMessage = z.object({
  /** Seconds and a six-digit counter; stays a text, a floating-point number would lose digits. */
  ts,
  user: maybeId,
  text: z.string().catch(''),
  subtype: text,
  bot_id: maybeId,
  username: text,
  thread_ts: ts.optional().catch(undefined),
  parent_user_id: maybeId,
  user_profile: profile.optional(),
  reactions: z.array(reaction.or(z.null()).catch(null)).catch([]),
  files: z.array(file).catch([])
});
export type SlackMessage = z.infer<typeof slackMessage>;
