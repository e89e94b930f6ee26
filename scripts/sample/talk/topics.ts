/** Something people ask about: each answer fits each way of asking. */
export interface Topic {
  readonly channels: readonly string[];
  readonly questions: readonly string[];
  readonly answers: readonly string[];
  readonly followUps: readonly string[];
}

const FLOWS = ['help', 'flows-and-triggers'] as const;
const CONNECTORS = ['help', 'connectors'] as const;
const HOSTING = ['help', 'self-hosting'] as const;

export const TOPICS: readonly Topic[] = [
  {
    channels: FLOWS,
    questions: [
      'my {trigger} fires twice around {time}, but only on {day}. Same payload, two runs. Is that expected?',
      'since {version} {flow} starts twice whenever the {trigger} retries. Anybody else?',
      'two runs of {flow} for one event again, this time on {day}. What do you do against it?'
    ],
    answers: [
      'set a dedupe key on the trigger, we use {field} for that and it has been quiet since',
      'that is the retry. The sender did not get its answer in time, so it asks again. Answer first, work later.',
      'we had exactly this. In our case two copies of the flow were switched on, check the archive as well.'
    ],
    followUps: [
      'the dedupe key did it, zero double runs since this morning',
      'there was a second copy, switched on, by me. Thank you for being polite about it.'
    ]
  },
  {
    channels: FLOWS,
    questions: [
      'is there a way to stop a {trigger} from starting a second run while the first one is still going?',
      '{flow} takes {number} minutes and the {trigger} does not wait. How do you keep runs apart?'
    ],
    answers: [
      'there is "one run at a time" under Trigger → Advanced. It queues instead of dropping.',
      'we split it: the trigger only writes {field} to a list, a second flow works through the list',
      'careful, the queue holds {number} runs at most, after that you get {error}'
    ],
    followUps: [
      'and what happens to the runs in the queue when I switch the flow off?',
      '"one run at a time" is exactly it. It could stand a little higher up.'
    ]
  },
  {
    channels: CONNECTORS,
    questions: [
      '{connector} gives me {error} after about {number} {unit}. Smaller batches work. What is the limit?',
      'how do you get more than {number} {unit} out of {connector} in one go? The page size seems fixed.',
      'reading {number} {unit} from {connector} never ends well here. How do you page?'
    ],
    answers: [
      'put it in the loop step with a page size of {number}, that is slower but it never fails for us',
      'the limit is per minute, not per call. A delay of two seconds between pages is enough.',
      'there is an "all pages" switch, it hides behind the three dots next to the query'
    ],
    followUps: [
      'page size {number} it is. Thank you!',
      'works, although it now takes until {time}',
      'can I see somewhere how much of the limit is left?'
    ]
  },
  {
    channels: CONNECTORS,
    questions: [
      'has anyone connected {connector} with single sign-on switched on? The sign-in window closes by itself.',
      '{connector} wants a new sign-in every {day}. Is there a way to make it last?'
    ],
    answers: [
      'use an app password for now, the browser sign-in is fixed in {version}',
      'connect with a technical user, people leave and take their sign-in with them',
      'with us the pop-up blocker was the culprit'
    ],
    followUps: [
      'technical user it is, our security people even smiled',
      'pop-up blocker. I am blushing.'
    ]
  },
  {
    channels: HOSTING,
    questions: [
      'upgrading from {version} on our own server: do I have to stop the workers first?',
      'what is your order of steps for the upgrade to {version}? We have {number} flows and one quiet hour.'
    ],
    answers: [
      'stop the workers, upgrade the server, start the workers. The order matters because of the migrations.',
      'the release notes of {version} have a section on exactly that, took us ten minutes',
      'take a backup first, then it is boring, and boring is good'
    ],
    followUps: [
      'upgrade done, {number} flows came back without a complaint',
      'do the workers need the same version to the last digit?'
    ]
  },
  {
    channels: HOSTING,
    questions: [
      'the worker container restarts every night at {time}, nothing in the log but {error}. Ideas?',
      'our worker dies when {flow} and the backup meet at {time}. Who is guilty?'
    ],
    answers: [
      'look at the host, not at the container. With us it was the backup that took all the memory.',
      'raise the memory limit to 1 GB and see whether it moves to another hour',
      'check that the log volume is not full, it fails in a very quiet way'
    ],
    followUps: [
      'it was the backup. Of course it was the backup.',
      'the volume was full. Thank you, all of you.'
    ]
  },
  {
    channels: HOSTING,
    questions: [
      'how much memory do you give a worker that handles {number} {unit} an hour?',
      'one big worker or many small ones for about {number} {unit} an hour?'
    ],
    answers: [
      'we run two workers with 1 GB each and sleep well',
      'many small ones. When one falls over the others do not notice.',
      'start with one, look at the queue on {day}, add one when it does not empty by {time}'
    ],
    followUps: ['two small ones it is then', 'is the queue length visible from outside?']
  },
  {
    channels: FLOWS,
    questions: [
      'can {step} look at the result of a step in another branch? I need {field} further down.',
      'where do I put {field} so that every branch of {flow} can read it?'
    ],
    answers: [
      'not directly. Write it to a run variable first, then every branch can read it.',
      'run variables. They stand under the little box icon in the editor.'
    ],
    followUps: [
      'run variables, I did not know they existed. Lovely.',
      'can a run variable hold a list as well?'
    ]
  },
  {
    channels: FLOWS,
    questions: [
      'what is the cleanest way to hand {field} from one flow to another?',
      'can {flow} call another flow and wait for its answer?'
    ],
    answers: [
      'call the second flow with the sub-flow step, whatever it returns is in `steps.call.output`',
      'sub-flow if you need the answer, {trigger} if you do not'
    ],
    followUps: [
      'sub-flow works, and the picture is much easier to read now',
      'how deep may they be nested?'
    ]
  },
  {
    channels: FLOWS,
    questions: [
      'how do I test {flow} without sending real {unit} to real people?',
      'we changed {step} in {flow} and are a little afraid. How do you try such things out?'
    ],
    answers: [
      'there is a dry-run switch per step now: it logs what it would have sent',
      'we keep a copy of the flow with a sandbox connection. Not elegant, but honest.',
      'run it once with {number} {unit} from last {day}, then compare by hand'
    ],
    followUps: [
      'is the dry run also in the free plan?',
      'dry run it is. Nothing was sent, everybody is happy.'
    ]
  },
  {
    channels: CONNECTORS,
    questions: [
      'does {connector} send dates in local time or in UTC? Something in {flow} is off by two hours.',
      'all times from {connector} are two hours early. Is it me or the clock?'
    ],
    answers: [
      'always UTC. Convert in the map step, there is a function called `inZone`.',
      'it is the summer time. It always is. Look at `inZone`.'
    ],
    followUps: ['inZone solved it, thanks', 'that explains why only the summer is wrong']
  },
  {
    channels: CONNECTORS,
    questions: [
      'is there a plan for a connector to Stockpile? Right now we go through {tool}.',
      'how do you talk to a system that has no connector? Ours has an API from another age.'
    ],
    answers: [
      'somebody in #show-and-tell built one with the HTTP step, worth a look',
      'we asked the same in spring, the answer was "autumn". So, any day now.',
      'the HTTP step and patience. The second part is not in the docs.'
    ],
    followUps: [
      'I will try the HTTP step and report back',
      'the HTTP step did it, {number} {unit} on the first try'
    ]
  },
  {
    channels: ['help', 'self-hosting', 'flows-and-triggers'],
    questions: [
      'where do I see why a run was skipped? The history of {flow} just says "skipped".',
      '{number} skipped runs since {day} and I have no idea why. Where do I look?'
    ],
    answers: [
      'hover over the grey dot, the reason is in there. It deserves a better place, I know.',
      'most of the time the {trigger} saw nothing new, then it skips'
    ],
    followUps: [
      'found the grey dot. I would never have looked there.',
      'a reason in plain words would be nice'
    ]
  },
  {
    channels: ['help', 'general', 'self-hosting'],
    questions: [
      'can I give a colleague the right to restart runs but not to edit the flow?',
      'who may do what in your workspace? {number} people with full rights make me nervous.'
    ],
    answers: [
      'role "operator" does that, since {version}',
      'two admins, some editors, the rest operators. It has worked since {day}.'
    ],
    followUps: ['operator role it is, perfect', 'can a role be limited to some flows?']
  },
  {
    channels: ['help', 'general'],
    questions: [
      'how long is the run history kept? I need to prove what happened on {day}.',
      'our auditor wants the runs of {flow} from last year. Is there any hope?'
    ],
    answers: [
      'thirty days by default, and up to a year with your own storage',
      'you can send the history to a bucket with the export connector; auditors love it'
    ],
    followUps: [
      'our auditor says thank you, in her way',
      'is the export also possible for the past?'
    ]
  }
];

/** How people begin a question; most just ask. */
export const OPENERS = [
  '',
  '',
  '',
  '',
  'Hi all, ',
  'Morning! ',
  'Quick one: ',
  'Sorry if this was asked before: ',
  'Slightly odd question, but '
] as const;

/** How answers begin. */
export const LEADS = [
  '',
  '',
  '',
  '',
  'From memory: ',
  'We had that too. ',
  'Good question. '
] as const;

export const THANKS = [
  'thank you, that was it',
  'that works, many thanks',
  'brilliant, you saved my afternoon',
  'ah, of course. Thanks!',
  'perfect. I owe you a coffee.',
  'will try tomorrow and tell you',
  ':pray:'
] as const;
