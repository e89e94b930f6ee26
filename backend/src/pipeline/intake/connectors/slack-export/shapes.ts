import { z } from 'zod';

/** Anything else than a text in this place counts as absent: old and new exports differ in details. */
const text = z.string().optional().catch(undefined);
const flag = z.boolean().catch(false);
const ids = z.array(z.string()).catch([]);

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
  id: z.string().min(1),
  team_id: text,
  name: text,
  real_name: text,
  deleted: flag,
  is_bot: flag,
  profile
});
export type SlackUser = z.infer<typeof slackUser>;

export const slackConversation = z.object({
  id: z.string().min(1),
  name: text,
  is_general: flag
});

const reaction = z.object({ name: z.string().min(1), users: ids });
const file = z.object({ title: text, name: text }).catch({});

export const slackMessage = z.object({
  /** Seconds and a six-digit counter; stays a text, a floating-point number would lose digits. */
  ts: z.string().regex(/^\d{1,11}\.\d{1,6}$/),
  user: text,
  text: z.string().catch(''),
  subtype: text,
  bot_id: text,
  username: text,
  thread_ts: text,
  parent_user_id: text,
  user_profile: profile.optional(),
  reactions: z.array(reaction.or(z.null()).catch(null)).catch([]),
  files: z.array(file).catch([])
});
export type SlackMessage = z.infer<typeof slackMessage>;
