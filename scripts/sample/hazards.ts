import type { Community } from './community.ts';
import type { Person } from './people.ts';

/** A bot of the workspace: listed like a user, but nobody. */
export const BOT = { id: 'U0PIPBOT01', botId: 'B0PIPBOT01', name: 'pipbot' } as const;
/** A guest of a shared channel, whom the export does not list as a user. */
export const OUTSIDER = { id: 'U0OUTSIDE1', team: 'T0ELSEWHER', name: 'Rowena Achterhof' } as const;

/** Everything that makes real exports hard to read, each at least once. */
export function addHazards(community: Community): void {
  const [ada, bob] = [writer(community, 1), writer(community, 2)];
  addTexts(community, ada, bob);
  addStrangeAuthors(community, ada);
  addThreadOddities(community, ada, bob);
  addSystemMessages(community, ada, bob);
}

function writer(community: Community, place: number): Person {
  const person = community.people[place];
  if (!person) throw new RangeError('the community has too few people');
  return person;
}

function addTexts(community: Community, ada: Person, bob: Person): void {
  const help = community.log('help');
  const random = community.log('random');
  const noon = community.calendar.startOfDay(101) + 12 * 3_600;
  const trace =
    '2026-08-11 12:00:01 worker-2 run 4711 step 3 waiting for upstream, will try again\n';
  const texts: readonly string[] = [
    'Pasted from the terminal: \u0000done\u0007 and \u001b[32mgreen\u001b[0m',
    'This emoji broke on the way: \ud83d and so did I',
    `The log in question:\n\`\`\`${trace.repeat(72).slice(0, 5_970)}\`\`\``,
    'שלום לכולם, מישהו כבר ניסה את זה? 🚢 مرحبا',
    'a &lt;b&gt; &amp;&amp; c, see <https://docs.pipwright.example/steps?a=1&amp;b=2|the docs>',
    `<!here> <@${bob.id}> and <@${ada.id}|${ada.handle}>: <#${channelId(community, 'ideas')}|ideas> has it, mail <mailto:help@pipwright.example|help@pipwright.example>`
  ];
  texts.forEach((text, index) => help.add(noon + index * 60, 'message', { user: ada.id, text }));
  const whole = { user: bob.id, text: `Full log, sorry:\n${trace.repeat(430)}` };
  help.add(noon + 900, 'message', whole);
  // One author twice in the same second, word for word: both were said.
  random.add(noon, 'message', { user: bob.id, text: 'ping' });
  random.add(noon, 'message', { user: bob.id, text: 'ping' });
  const screenshot = { id: 'F0SCREEN01', name: 'flow.png', title: 'The flow in question' };
  help.add(noon + 1_200, 'message', { user: ada.id, text: '', files: [screenshot] });
}

function addStrangeAuthors(community: Community, ada: Person): void {
  const general = community.log('general');
  const releases = community.log('releases');
  const at = community.calendar.startOfDay(96) + 9 * 3_600;
  for (let week = 0; week < 12; week += 1) {
    releases.add(community.calendar.startOfDay(30 + week * 7) + 8 * 3_600, 'none', {
      subtype: 'bot_message',
      bot_id: BOT.botId,
      username: BOT.name,
      text: `Weekly status: all systems fine, week ${week + 20}.`
    });
  }
  releases.add(at, 'none', { user: BOT.id, bot_id: BOT.botId, text: 'I am a bot with a user id.' });
  general.add(at + 60, 'none', { user: 'USLACKBOT', text: 'Reminder: office hours today.' });
  general.add(at + 120, 'none', { text: 'A message whose author the export forgot.' });
  const guest = general.add(at + 180, 'message', {
    user: OUTSIDER.id,
    team: OUTSIDER.team,
    user_profile: {
      real_name: OUTSIDER.name,
      display_name: 'rowena',
      name: 'rowena',
      team: OUTSIDER.team
    },
    text: 'Hello from next door, we share this channel now.'
  });
  general.react(guest, 'wave', [ada.id, OUTSIDER.id]);
}

function addThreadOddities(community: Community, ada: Person, bob: Person): void {
  const ideas = community.log('ideas');
  const at = community.calendar.startOfDay(99) + 14 * 3_600;
  const root = ideas.add(at, 'message', {
    user: ada.id,
    text: 'Summary of all folder ideas in this thread.'
  });
  ideas.reply(root, at + 300, { user: bob.id, text: 'One level is enough for us.' });
  ideas.reply(root, at + 600, {
    subtype: 'thread_broadcast',
    user: bob.id,
    text: 'For everyone who missed it: we agreed on one level.'
  });
  ideas.add(at + 900, 'message', { subtype: 'me_message', user: bob.id, text: 'is relieved' });
}

function addSystemMessages(community: Community, ada: Person, bob: Person): void {
  const at = community.calendar.startOfDay(47) + 16 * 3_600;
  const say = (channel: string, subtype: string, fields: Record<string, unknown>, text: string) =>
    community.log(channel).add(at + text.length, 'none', { subtype, ...fields, text });
  const user = ada.id;
  say('general', 'channel_topic', { user, topic: 'Be kind' }, 'set the channel topic: Be kind');
  say(
    'ideas',
    'channel_purpose',
    { user, purpose: 'What you wish for' },
    'set the channel purpose'
  );
  say(
    'ideas',
    'channel_name',
    { user, old_name: 'wishes', name: 'ideas' },
    'has renamed the channel'
  );
  say('random', 'channel_leave', { user: bob.id }, `<@${bob.id}> has left the channel`);
  say('help', 'pinned_item', { user, item_type: 'C' }, 'pinned a message to this channel.');
  say('releases', 'bot_add', { user, bot_id: BOT.botId }, 'added an integration to this channel');
  say('random', 'tombstone', { user, hidden: true }, 'This message was deleted.');
  say('meetup', 'channel_archive', { user, members: [user, bob.id] }, 'archived the channel');
  const file = { id: 'F0PICTURE1', name: 'whiteboard.jpg', title: 'Whiteboard', user };
  const shared = say(
    'show-and-tell',
    'file_share',
    { user, file, upload: true },
    'uploaded a file'
  );
  community.log('show-and-tell').react(shared, 'heart', [bob.id]);
  const comment = { id: 'Fc0COMMENT', user: bob.id, comment: 'Who drew this?' };
  say('show-and-tell', 'file_comment', { file, comment }, 'commented on a file: Who drew this?');
}

function channelId(community: Community, name: string): string {
  return community.channels.find((channel) => channel.name === name)?.id ?? '';
}
