import { dayName, type Calendar } from './calendar.ts';
import type { ExportedMessage } from './channel-log.ts';
import type { Channel } from './channels.ts';
import type { Community } from './community.ts';
import { BOT } from './hazards.ts';
import type { Person } from './people.ts';

export const TEAM_ID = 'T0PIPWRGHT';

/** The community as Slack's official export writes it: path to contents. */
export function exportFiles(community: Community): Map<string, string> {
  const { people, channels, calendar } = community;
  const note = privateMessage(people[0]?.id ?? '', calendar);
  const files = new Map<string, unknown>([
    ['users.json', [...people.map(userOf(calendar)), botUser(), slackbot()]],
    ['channels.json', channels.map((channel) => channelOf(channel, people, calendar))],
    ['groups.json', [privateGroup(people, calendar)]],
    ['integration_logs.json', []],
    [`staff-desk/${dayName(note.ts)}.json`, [note]]
  ]);
  for (const { name } of channels) {
    for (const [day, messages] of byDay(community.log(name).messages)) {
      files.set(`${name}/${day}.json`, messages);
    }
  }
  const paths = [...files.keys()].sort();
  return new Map(paths.map((path) => [path, JSON.stringify(files.get(path), null, 1)]));
}

function byDay(messages: readonly ExportedMessage[]): Map<string, ExportedMessage[]> {
  const days = new Map<string, ExportedMessage[]>();
  for (const message of [...messages].sort((a, b) => (a.ts < b.ts ? -1 : 1))) {
    const day = dayName(message.ts);
    days.set(day, [...(days.get(day) ?? []), message]);
  }
  return days;
}

function userOf({ now }: Calendar) {
  return (person: Person, place: number): object => {
    const name = `${person.first} ${person.last}`;
    // Early accounts have no real name outside of the profile, left ones hardly anything.
    if (person.isDeleted) {
      const profile = { real_name: name, email: person.email };
      return { id: person.id, team_id: TEAM_ID, name: person.handle, deleted: true, profile };
    }
    return {
      id: person.id,
      team_id: TEAM_ID,
      name: person.handle,
      deleted: false,
      ...(place % 5 !== 4 && { real_name: name }),
      tz: 'Europe/Copenhagen',
      is_admin: place === 0,
      is_owner: place === 0,
      is_bot: false,
      updated: now / 1_000,
      profile: {
        ...(person.title && { title: person.title }),
        real_name: name,
        display_name: place % 3 === 0 ? person.first : '',
        ...(place % 4 !== 0 && { first_name: person.first, last_name: person.last }),
        ...(person.email !== undefined && { email: person.email }),
        image_72: `https://avatars.pipwright.example/${person.id}_72.png`,
        image_192: `https://avatars.pipwright.example/${person.id}_192.png`,
        team: TEAM_ID
      }
    };
  };
}

function botUser(): object {
  const profile = { real_name: BOT.name, bot_id: BOT.botId };
  return { id: BOT.id, team_id: TEAM_ID, name: BOT.name, deleted: false, is_bot: true, profile };
}

function slackbot(): object {
  const profile = { real_name: 'Slackbot' };
  return {
    id: 'USLACKBOT',
    team_id: TEAM_ID,
    name: 'slackbot',
    deleted: false,
    is_bot: false,
    profile
  };
}

function channelOf(channel: Channel, people: readonly Person[], calendar: Calendar): object {
  const creator = people[0]?.id ?? '';
  const set = { creator, last_set: calendar.startOfDay(0) };
  return {
    id: channel.id,
    name: channel.name,
    created: calendar.startOfDay(0),
    creator,
    is_archived: channel.isArchived,
    is_general: channel.name === 'general',
    // Slack empties the list when a channel is archived; its messages stay.
    members: channel.isArchived ? [] : people.filter((one) => !one.isDeleted).map((one) => one.id),
    topic: { value: '', ...set },
    purpose: { value: channel.purpose, ...set }
  };
}

function privateGroup(people: readonly Person[], calendar: Calendar): object {
  const members = people.filter((one) => one.isStaff).map((one) => one.id);
  return { id: 'G0STAFFDSK', name: 'staff-desk', created: calendar.startOfDay(0), members };
}

function privateMessage(user: string, calendar: Calendar): ExportedMessage {
  const text = 'Only we can see this.';
  return { type: 'message', ts: `${calendar.startOfDay(108) + 36_000}.000100`, user, text };
}
