/** Messages that stand alone, by channel. */
export const POSTS: Readonly<Record<string, readonly string[]>> = {
  general: [
    'Reminder: office hours on {day} at {time}, bring your strangest flow.',
    'Anyone else at the process days next week? I am the one with the yellow bag.',
    'We switched {flow} from {tool} to Pipwright today. {number} {unit} in the first hour and nobody called.',
    'Is there a good way to explain run variables to people who do not program? I keep drawing boxes.',
    'Shout-out to the support team, my ticket about {error} was answered in ten minutes.',
    'What do you all name your flows? We have {number} by now and I find nothing any more.',
    'The new home page is nice. Where did the search go?',
    'First week without {tool}. It feels strange and good.',
    'Our yearly audit is done and the run history was the only thing nobody complained about.',
    'Has anyone measured what {flow} saves them? We came to {number} hours a month and I do not quite believe it.',
    'We are hiring somebody who likes flows. Remote is fine, {day} is soup day.',
    'If you wondered about {error} this morning: it was us, it is fixed, sorry.',
    'Rolled back {version} on one of our servers, will try again on {day}. Nothing dramatic.',
    'Who else reads the run history like a newspaper?',
    'Our head office asked how many {unit} we handle. I said {number} before {time}. Silence.',
    'I gave a short talk about {flow} in our team today, {number} people came, two stayed awake.',
    'Does anybody use Pipwright together with {tool}? Ours refuses to die.',
    'Tiny win: {flow} ran {number} times without a hiccup.',
    'What would you automate first in a new company? I start on {day}.',
    'Looking for somebody who moved more than {number} flows between two workspaces. Coffee is on me.'
  ],
  introductions: [
    'Hello, I am {me}, {title}. We use Pipwright for {flow} and would like to get rid of {tool} next.',
    'Hi everyone! {title} here, mostly fighting with {connector}. Glad there is a place to ask.',
    'Hey, {me} here. New to this, came for {flow}, staying for the templates.',
    'Good morning from the {title} corner. Two flows live, {number} {unit} a day, many questions.'
  ],
  'show-and-tell': [
    'Built {flow} with {step} and one {trigger}: {number} {unit} a day, no more {tool}. Happy to share the template.',
    'Small thing, big joy: {flow} now posts a summary at {time} instead of {number} single messages.',
    'Here is how we use {step} with {connector}: <https://templates.pipwright.example/{number}|the template>. Comments welcome.',
    'Our interns replaced {tool} in two days. I am a little bit proud and a little bit worried.',
    'We print the run history of {flow} on a screen next to the coffee machine. People cheer now.',
    'After {number} tries {flow} fits on one screen. Framed it.',
    '{connector}, {step}, done: {number} {unit} sorted by {field} before breakfast.',
    'We let new colleagues rebuild {flow} in their first week. Two found mistakes in ours.',
    'Our version of the approvals flow asks three people and takes the first answer. Template on request.',
    'Replaced {tool} by a {trigger} and {step}. It took longer to find the password of {tool}.',
    'A dashboard for {flow}: green, green, green, {error}, green. Screenshot in the thread.',
    'Made a flow that closes its own ticket when the {trigger} is quiet for a day. Feels like magic.'
  ],
  ideas: [
    'Could {step} have a "try again later" option? Today we rebuild it by hand in {flow}.',
    'Idea: show {field} in the run list, so that I find a run without opening {number} of them.',
    'Would love a keyboard shortcut for "run once". My mouse is tired.',
    'A calendar of all {trigger}s would be great, ours all start at {time}.',
    'Please let me comment on a step. Half of {flow} is known to one person only.',
    'Folders. That is the message.',
    'Could the {trigger} skip public holidays? Ours fired {number} times on an empty office.',
    'A diff between two versions of {flow} would make reviews so much easier.',
    'Let {step} show how long it took last time, next to how long it takes now.',
    'An e-mail on {day} with everything that failed in the week, please.',
    'May I name a run? "{number} {unit} for the auditor" says more than an id.',
    'Dark mode for the people who look at {flow} at {time}.',
    'Colour the steps by {connector}, so that one sees at a glance what talks to what.',
    'Copy a step from {flow} to another flow. Today I type it again and get {field} wrong.',
    'It would help to see which flows use {connector} before I change its password.'
  ],
  random: [
    'The office plant has its own {trigger} now. It is better watered than I am.',
    'What are you listening to while waiting for a run? I am on rain sounds again.',
    'Today in "it was DNS": it was DNS.',
    'Somebody printed the error {error} on a mug. I want {number} of them.',
    'Lunch is a flow with one step and no error handling.',
    'Happy {day}, everyone :sunny:',
    'Unpopular opinion: {time} is a fine time for a {trigger}.',
    'The word of the week is {error}. Use it at dinner.',
    'Whoever set a {trigger} on the coffee machine: thank you.',
    'I dreamt of {step}. It branched.',
    'Weather here: {number} per cent rain, the rest wind. And with you?',
    'Our cat walked over the keyboard and switched off {flow}. Nobody noticed until {day}.',
    'Does anyone have a book to recommend? No diagrams, please.',
    'Counted my tabs: {number}. All of them run histories.',
    'New chair. Productivity up by {number} {unit}.',
    'It is {day} and I already said "have you tried the dry run" five times.',
    'My child asked what I do all day. I said I draw arrows. Approved.',
    'Is it only me or does everything break at {time}?',
    'Found a flow called "test2 final new". Last run: 3 years ago. Status: green.'
  ],
  'self-hosting': [
    '{version} is running here since {day}, {number} flows, no surprises.',
    'Note for the next one: the {version} image needs the new volume, otherwise you get {error}.',
    'We moved the workers to arm machines. Half the price, same speed.',
    'Backup restored on a second server as a drill: took until {time}, everything there.'
  ],
  connectors: [
    'Heads-up: {connector} changes its sign-in on {day}, reconnect before that.',
    '{connector} was slow all morning, {number} {unit} took until {time}. Back to normal now.',
    'The new paging in {connector} is so much better, {number} {unit} in one step.'
  ],
  'flows-and-triggers': [
    'Pattern that works for us: one {trigger}, one flow, and {step} as early as possible.',
    'If {flow} gets longer than a screen we split it. Nobody has complained yet.',
    'Tip: give every {trigger} a name with its time in it. Thank me later.'
  ],
  meetup: [
    'Next meetup is on {day}, room on the third floor, talk about {step}.',
    'Slides from yesterday are up: <https://meetups.pipwright.example/slides>',
    'Who brings the adapter this time?'
  ],
  'meetup-': [
    'Using this channel from now on, the old one goes to the archive.',
    'Doors open at {time} on {day}, two talks, then soup.',
    'Could somebody record it? I am on a train until {time}.',
    'Looking for a speaker on {connector}, ten minutes are enough.'
  ]
};

/** What people answer to a post. */
export const COMMENTS = [
  'love this',
  'same here',
  'can you share it as a template?',
  'we do it the other way round, but I like yours better',
  'how long did that take you?',
  'adding it to our list for {day}',
  'this should be in the docs',
  'did you try it with {connector} as well?',
  'careful with {error} if you have more than {number} {unit}',
  'ha, yes',
  'I would use that daily',
  'thanks for writing it up'
] as const;

export const RELEASES = [
  '*Pipwright {version} is out.* New: dry run per step, a faster run list, and {connector} learned paging. <https://docs.pipwright.example/releases|Release notes>',
  '*Pipwright {version}*: {step} can now wait for a person, the {trigger} has a dedupe key, and {number} small fixes.',
  'Hotfix {version} is rolling out: it corrects the {error} some of you saw on {day}. Nothing to do on your side.',
  'Preview of what comes next: run variables in the editor, roles for operators. Feedback in #ideas please.'
] as const;

export const REACTIONS = [
  '+1',
  'tada',
  'heart',
  'eyes',
  'pray',
  'rocket',
  'joy',
  'white_check_mark',
  '100'
] as const;
