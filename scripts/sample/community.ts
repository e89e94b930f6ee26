import { DAYS, type Calendar } from './calendar.ts';
import { ChannelLog, type ExportedMessage, type Totals } from './channel-log.ts';
import { makeChannels, type Channel } from './channels.ts';
import type { Person } from './people.ts';
import type { Random } from './random.ts';
import {
  COMMENTS,
  fillSlots,
  LEADS,
  OPENERS,
  POSTS,
  REACTIONS,
  RELEASES,
  THANKS,
  TOPICS
} from './talk/index.ts';

/** The life of the sample community, told day by day. */
export class Community {
  readonly channels: readonly Channel[];
  readonly people: readonly Person[];
  readonly random: Random;
  readonly calendar: Calendar;
  private readonly logs: ReadonlyMap<string, ChannelLog>;
  private readonly said = new Set<string>();
  private readonly joinDay = new Map<string, number>();

  constructor(random: Random, people: readonly Person[], calendar: Calendar) {
    this.random = random;
    this.calendar = calendar;
    this.people = people;
    this.channels = makeChannels(random);
    this.logs = new Map(this.channels.map(({ name }) => [name, new ChannelLog(random)]));
  }

  log(channel: string): ChannelLog {
    const log = this.logs.get(channel);
    if (!log) throw new RangeError(`no channel ${channel}`);
    return log;
  }

  get totals(): Totals {
    const sum: Totals = { message: 0, reply: 0, join: 0, reaction: 0 };
    for (const { totals } of this.logs.values()) {
      for (const type of ['message', 'reply', 'join', 'reaction'] as const)
        sum[type] += totals[type];
    }
    return sum;
  }

  live(): void {
    this.people.forEach((person, place) => this.arrive(person, place));
    for (let day = 0; day < DAYS; day += 1) {
      const talks = this.calendar.isWeekend(day)
        ? this.random.between(0, 3)
        : this.random.between(8, 11);
      for (let talk = 0; talk < talks; talk += 1) this.converse(day);
      if (day % 14 === 9) this.announce(day);
    }
  }

  /** Staff from the first day, the others bit by bit; most say hello, a quarter never writes again. */
  private arrive(person: Person, place: number): void {
    const day = person.isStaff ? 0 : Math.floor(this.random.next() ** 1.6 * 105) + 1;
    this.joinDay.set(person.id, day);
    let at = this.calendar.workingTime(day, this.random);
    const wished = this.random.sample(
      this.channels.filter((one) => one.name !== 'general' && one.name !== 'meetup'),
      this.random.between(1, 5)
    );
    for (const name of ['general', ...wished.map((channel) => channel.name)]) {
      const text = `<@${person.id}> has joined the channel`;
      this.log(name).add(at, 'join', { subtype: 'channel_join', user: person.id, text });
      at += this.random.between(3, 40);
    }
    if (place % 4 === 3 || !this.random.chance(0.8)) return;
    const sentence = this.random
      .pick(POSTS['introductions'] ?? [])
      .replaceAll('{me}', person.first)
      .replaceAll('{title}', person.title || 'automation');
    const hello = this.say('introductions', at + 600, person, fillSlots(sentence, this.random));
    this.applaud('introductions', hello, 0.8);
  }

  private converse(day: number): void {
    const channel = this.pickChannel(day);
    const posts = POSTS[channel] ?? [];
    const topics = TOPICS.filter((topic) => topic.channels.includes(channel));
    const at = this.calendar.workingTime(day, this.random);
    if (topics.length > 0 && (posts.length === 0 || this.random.chance(0.75))) {
      this.ask(channel, at, day);
      return;
    }
    const author = this.somebody(day);
    const post = this.say(channel, at, author, this.phrase(posts));
    this.applaud(channel, post, 0.5);
    if (!this.random.chance(0.45)) return;
    const comments = this.random.between(1, 3);
    for (let turn = 1; turn <= comments; turn += 1) {
      const text = spoken(fillSlots(this.random.pick(COMMENTS), this.random));
      this.answer(
        channel,
        post,
        at + turn * this.random.between(90, 2_400),
        this.somebody(day, author),
        text
      );
    }
  }

  /** A question, answers by others, and often a word from who asked. */
  private ask(channel: string, at: number, day: number): void {
    const { random } = this;
    const topic = random.pick(TOPICS.filter((one) => one.channels.includes(channel)));
    const asker = this.somebody(day, ...this.people.filter((person) => person.isStaff));
    const question = spoken(random.pick(OPENERS) + this.phrase(topic.questions));
    const root = this.say(channel, at, asker, capitalised(question));
    this.applaud(channel, root, 0.15);
    let time = at;
    for (const sentence of random.sample(topic.answers, random.between(0, 3))) {
      time += random.between(120, 5_400);
      const isStaff = random.chance(0.35);
      const helper = isStaff ? random.pick(this.people.slice(0, 5)) : this.somebody(day, asker);
      const mention = random.chance(0.2) ? `<@${asker.id}> ` : '';
      const text = mention + spoken(random.pick(LEADS) + fillSlots(sentence, random));
      const answer = this.answer(channel, root, time, helper, text);
      this.applaud(channel, answer, 0.3);
    }
    if (time === at || !random.chance(0.7)) return;
    const last = random.chance(0.5) ? random.pick(topic.followUps) : random.pick(THANKS);
    this.answer(channel, root, time + random.between(60, 3_600), asker, fillSlots(last, random));
  }

  private announce(day: number): void {
    const author = this.people[3] ?? this.somebody(day);
    const text = fillSlots(this.random.pick(RELEASES), this.random);
    const news = this.say('releases', this.calendar.startOfDay(day) + 10 * 3_600, author, text);
    this.applaud('releases', news, 1);
    this.applaud('releases', news, 1);
  }

  private say(channel: string, at: number, author: Person, text: string): ExportedMessage {
    const message = this.log(channel).add(at, 'message', { user: author.id, text });
    this.perhapsEdit(message, author, at);
    return message;
  }

  private answer(
    channel: string,
    root: ExportedMessage,
    at: number,
    author: Person,
    text: string
  ): ExportedMessage {
    const message = this.log(channel).reply(root, at, { user: author.id, text });
    this.perhapsEdit(message, author, at);
    return message;
  }

  private perhapsEdit(message: ExportedMessage, author: Person, at: number): void {
    if (!this.random.chance(0.03)) return;
    message['edited'] = { user: author.id, ts: `${at + this.random.between(10, 400)}.000000` };
  }

  private applaud(channel: string, message: ExportedMessage, probability: number): void {
    if (!this.random.chance(probability)) return;
    const used = (message['reactions'] as { name: string }[] | undefined) ?? [];
    const free = REACTIONS.filter((name) => !used.some((reaction) => reaction.name === name));
    const users = this.random.sample(this.people, this.random.between(1, 4));
    this.log(channel).react(
      message,
      this.random.pick(free),
      users.map((user) => user.id)
    );
  }

  private pickChannel(day: number): string {
    if (day < 45 && this.random.chance(0.04)) return 'meetup';
    const total = this.channels.reduce((sum, channel) => sum + channel.weight, 0);
    let rest = this.random.next() * total;
    for (const { name, weight } of this.channels) {
      rest -= weight;
      if (rest < 0) return name;
    }
    return 'general';
  }

  /** One of the sentences with its slots filled, if possible in a way nobody has said before. */
  private phrase(sentences: readonly string[]): string {
    let phrase = '';
    for (let attempt = 0; attempt < 12; attempt += 1) {
      phrase = spoken(fillSlots(this.random.pick(sentences), this.random));
      if (!this.said.has(phrase)) break;
    }
    this.said.add(phrase);
    return phrase;
  }

  /** Someone who is there already and does write, if possible none of the others. */
  private somebody(day: number, ...others: readonly Person[]): Person {
    for (;;) {
      const person = this.random.pickSkewed(this.people);
      if (others.includes(person) && day > 3) continue;
      const writes = this.people.indexOf(person) % 4 !== 3 || person.isStaff;
      if (writes && (person.isStaff || (this.joinDay.get(person.id) ?? 0) < day)) return person;
    }
  }
}

/** A filled slot may begin a sentence. */
function spoken(text: string): string {
  return text.replace(/([.?!] )([a-z])/g, (_, end: string, letter: string) => {
    return end + letter.toUpperCase();
  });
}

function capitalised(sentence: string): string {
  return sentence.charAt(0).toUpperCase() + sentence.slice(1);
}
