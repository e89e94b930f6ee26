/** Something people ask about: any question goes with any answer, follow-up and thanks. */
export interface Topic {
  readonly channels: readonly string[];
  readonly questions: readonly string[];
  readonly answers: readonly string[];
  readonly followUps: readonly string[];
}

export const TOPICS: readonly Topic[] = [
  {
    channels: ['help', 'flows-and-triggers'],
    questions: [
      'my {trigger} fires twice around {time}, but only on {day}. Same payload, two runs. Is that expected?',
      'is there a way to stop a {trigger} from starting a second run while the first one is still going?',
      'since {version} {flow} starts twice whenever the {trigger} retries. Anybody else?'
    ],
    answers: [
      'set a dedupe key on the trigger, we use {field} for that and it has been quiet since',
      'that is the retry. The sender did not get its answer in time, so it asks again. Answer first, work later.',
      'there is "one run at a time" under Trigger → Advanced. It queues instead of dropping.',
      'we had exactly this. In our case two copies of the flow were switched on, check the archive as well.'
    ],
    followUps: [
      'the dedupe key did it, zero double runs since this morning',
      'does that survive a restart of the worker?',
      'and what happens to the runs in the queue when I switch the flow off?'
    ]
  },
  {
    channels: ['help', 'connectors'],
    questions: [
      '{connector} gives me {error} after about {number} {unit}. Smaller batches work. What is the limit?',
      'how do you get more than {number} {unit} out of {connector} in one go? The page size seems fixed.',
      'has anyone connected {connector} with single sign-on switched on? The sign-in window closes by itself.'
    ],
    answers: [
      'put it in the loop step with a page size of {number}, that is slower but it never fails for us',
      'the limit is per minute, not per call. A delay of two seconds between pages is enough.',
      'use an app password for now, the browser sign-in is fixed in {version}',
      'there is an "all pages" switch, it hides behind the three dots next to the query'
    ],
    followUps: [
      'page size {number} it is. Thank you!',
      'works, although it now takes until {time}',
      'can I see somewhere how much of the limit is left?'
    ]
  },
  {
    channels: ['help', 'self-hosting'],
    questions: [
      'upgrading from {version} on our own server: do I have to stop the workers first?',
      'the worker container restarts every night at {time}, nothing in the log but {error}. Ideas?',
      'how much memory do you give a worker that handles {number} {unit} an hour?'
    ],
    answers: [
      'stop the workers, upgrade the server, start the workers. The order matters because of the migrations.',
      'look at the host, not at the container. With us it was the backup that took all the memory.',
      'we run two workers with 1 GB each and sleep well',
      'the release notes of {version} have a section on exactly that, took us ten minutes'
    ],
    followUps: [
      'it was the backup. Of course it was the backup.',
      'upgrade done, {number} flows came back without a complaint',
      'do the workers need the same version to the last digit?'
    ]
  },
  {
    channels: ['help', 'flows-and-triggers'],
    questions: [
      'can {step} look at the result of a step in another branch? I need {field} further down.',
      'what is the cleanest way to hand {field} from one flow to another?',
      'how do I test {flow} without sending real {unit} to real people?'
    ],
    answers: [
      'not directly. Write it to a run variable first, then every branch can read it.',
      'call the second flow with the sub-flow step, whatever it returns is in `steps.call.output`',
      'there is a dry-run switch per step now: it logs what it would have sent',
      'we keep a copy of the flow with a sandbox connection. Not elegant, but honest.'
    ],
    followUps: [
      'run variables, I did not know they existed. Lovely.',
      'is the dry run also in the free plan?',
      'sub-flow works, and the picture is much easier to read now'
    ]
  },
  {
    channels: ['connectors', 'help'],
    questions: [
      'does {connector} send dates in local time or in UTC? {flow} is off by two hours.',
      'umlauts come out as question marks when I write to {connector}. Where do I set the encoding?',
      'is there a plan for a connector to Stockpile? Right now we go through {tool}.'
    ],
    answers: [
      'always UTC. Convert in the map step, there is a helper called `inZone`.',
      'UTF-8 is the default since {version}; before that you had to say so in the connection',
      'somebody in #show-and-tell built one with the HTTP step, worth a look',
      'we asked the same in spring, the answer was "autumn". So, any day now.'
    ],
    followUps: [
      'inZone solved it, thanks',
      'that explains why only the old flows are wrong',
      'I will try the HTTP step and report back'
    ]
  },
  {
    channels: ['help', 'self-hosting', 'flows-and-triggers'],
    questions: [
      'where do I see why a run was skipped? The history of {flow} just says "skipped".',
      'can I give a colleague the right to restart runs but not to edit the flow?',
      'how long is the run history kept? I need to prove what happened on {day}.'
    ],
    answers: [
      'hover over the grey dot, the reason is in there. It deserves a better place, I know.',
      'role "operator" does that, since {version}',
      'thirty days by default, and up to a year with your own storage',
      'you can send the history to a bucket with the export connector; auditors love it'
    ],
    followUps: [
      'found the grey dot. I would never have looked there.',
      'operator role it is, perfect',
      'our auditor says thank you, in her way'
    ]
  }
];

/** How people begin a question; the empty ones are the most common. */
export const OPENERS = [
  '',
  '',
  '',
  'Hi all, ',
  'Morning! ',
  'Quick one: ',
  'Question for the self-hosters: ',
  'Sorry if this was asked before: ',
  'Hello from a rainy office. ',
  'Slightly odd question, but '
] as const;

/** How answers begin. */
export const LEADS = ['', '', '', 'Yes: ', 'I think ', 'From memory: ', 'We had that too. ', 'Good question. '] as const;

export const THANKS = [
  'thank you, that was it',
  'that works, many thanks',
  'brilliant, you saved my afternoon',
  'ah, of course. Thanks!',
  'perfect. I owe you a coffee.',
  'thanks both',
  'will try tomorrow and tell you',
  ':pray:'
] as const;
