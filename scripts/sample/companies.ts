/** A company whose people use the product; all of them are invented. */
export interface Company {
  readonly ref: string;
  readonly name: string;
  readonly domain: string;
  readonly industry: string;
  readonly type: string;
  readonly employees: number;
  /** `First Last|Title` of those who joined the community. */
  readonly people: readonly string[];
  /** `First Last|Title` of those the sales team knows besides. */
  readonly others: readonly string[];
}

export const VENDOR = { name: 'Pipwright', domain: 'pipwright.example' } as const;

/** People of the vendor itself. */
export const STAFF: readonly string[] = [
  'Imke Vandaal|Head of Community',
  'Rohan Sethi|Developer Advocate',
  'Lucia Marchetti|Support Engineer',
  'Tomasz Zielak|Product Manager',
  'Nadia Feroze|Solutions Engineer'
];

export const COMPANIES: readonly Company[] = [
  {
    ref: 'harrowgate',
    name: 'Harrowgate Freight',
    domain: 'harrowgate-freight.example',
    industry: 'Transportation',
    type: 'Customer - Direct',
    employees: 2400,
    people: [
      'Mara Ellison|Automation Lead',
      'Dev Okafor|Integration Engineer',
      'Petra Lindqvist|Operations Analyst',
      'Callum Reyes|IT Manager'
    ],
    others: ['Judith Amsel|Chief Information Officer', 'Ivo Brandt|Procurement']
  },
  {
    ref: 'tarn-valley',
    name: 'Tarn Valley Credit Union',
    domain: 'tarnvalley.example',
    industry: 'Banking',
    type: 'Prospect',
    employees: 640,
    people: [
      'Anneke Boersma|Process Owner',
      'Jamal Whitlock|Systems Analyst',
      'Sorcha Dunne|Compliance Officer'
    ],
    others: ['Gideon Pratt|Chief Operating Officer']
  },
  {
    ref: 'osprey',
    name: 'Osprey Biologics',
    domain: 'osprey-bio.example',
    industry: 'Biotechnology',
    type: 'Customer - Direct',
    employees: 310,
    people: [
      'Yuki Tanabe|Lab Informatics Lead',
      'Helena Costa|Data Engineer',
      'Birk Sandvik|Research Software Engineer'
    ],
    others: ['Noor El-Amin|VP Research Operations', 'Paul Achterberg|Finance Director']
  },
  {
    ref: 'kettleby',
    name: 'Kettleby Foods',
    domain: 'kettleby.example',
    industry: 'Food & Beverage',
    type: 'Customer - Direct',
    employees: 5200,
    people: [
      'Rosalind Achebe|Supply Chain Analyst',
      'Finn Gallagher|Automation Engineer',
      'Tirza Ben-Ami|Plant Systems Lead'
    ],
    others: ['Margit Soler|Head of Logistics']
  },
  {
    ref: 'northmere',
    name: 'Northmere Energy',
    domain: 'northmere.example',
    industry: 'Energy',
    type: 'Prospect',
    employees: 1850,
    people: [
      'Ewan Macrae|Platform Engineer',
      'Leila Haddad|Service Desk Manager',
      'Oskar Nyberg|Site Reliability Engineer'
    ],
    others: ['Bettina Kohl|IT Director']
  },
  {
    ref: 'bluefinch',
    name: 'Bluefinch Media',
    domain: 'bluefinch.example',
    industry: 'Media',
    type: 'Customer - Channel',
    employees: 140,
    people: [
      'Zadie Monroe|Producer',
      'Kofi Mensah|Marketing Technologist',
      'Ines Duarte|Developer'
    ],
    others: ['Theo Larkspur|Managing Director']
  },
  {
    ref: 'quarry-lane',
    name: 'Quarry Lane Insurance',
    domain: 'quarrylane.example',
    industry: 'Insurance',
    type: 'Prospect',
    employees: 980,
    people: [
      'Marguerite Blom|Claims Operations Lead',
      'Hassan Iqbal|Integration Architect',
      'Delphine Roux|Business Analyst'
    ],
    others: ['Rufus Keane|Chief Digital Officer', 'Sunniva Dahl|Head of Claims']
  },
  {
    ref: 'silverbirch',
    name: 'Silverbirch Hospitals',
    domain: 'silverbirch.example',
    industry: 'Healthcare',
    type: 'Customer - Direct',
    employees: 7600,
    people: [
      'Amara Nwosu|Clinical Systems Analyst',
      'Grit Lehmann|Interface Engineer',
      'Pavel Horak|Security Engineer'
    ],
    others: ['Constance Yeo|Director of Informatics']
  },
  {
    ref: 'cobalt-rail',
    name: 'Cobalt Rail',
    domain: 'cobaltrail.example',
    industry: 'Transportation',
    type: 'Prospect',
    employees: 3100,
    people: [
      'Saoirse Flynn|Operations Developer',
      'Matteo Greco|Data Analyst',
      'Bronwen Pryce|IT Service Lead'
    ],
    others: ['Ulrich Stamm|Head of Control Systems']
  },
  {
    ref: 'maplewick',
    name: 'Maplewick Schools',
    domain: 'maplewick.example',
    industry: 'Education',
    type: 'Customer - Direct',
    employees: 420,
    people: ['Odette Charron|IT Coordinator', 'Samir Bakshi|Systems Administrator'],
    others: ['Wilma Oduya|Superintendent']
  },
  {
    ref: 'dovetail',
    name: 'Dovetail Robotics',
    domain: 'dovetail-robotics.example',
    industry: 'Manufacturing',
    type: 'Prospect',
    employees: 95,
    people: [
      'Nils Ekdahl|Founding Engineer',
      'Priya Raman|Software Engineer',
      'Emeka Obi|Controls Engineer'
    ],
    others: ['Clement Vasseur|Chief Executive Officer']
  },
  {
    ref: 'lumen-oak',
    name: 'Lumen & Oak',
    domain: 'lumenandoak.example',
    industry: 'Retail',
    type: 'Customer - Direct',
    employees: 260,
    people: ['Thandi Mokoena|E-commerce Manager', 'Jonas Weidner|Web Developer'],
    others: ['Phoebe Trelawny|Owner']
  }
];

/** Invented providers of free mail: a domain of theirs says nothing about an employer. */
export const FREE_MAIL = ['mailbarn.example', 'postpenny.example', 'inboxly.example'] as const;

/** `First Last|Title` of people who joined with a private address; a title where they gave one. */
export const FREE_MAIL_PEOPLE: readonly string[] = [
  'Wren Castellane|Freelance automation consultant',
  'Arjun Bhatt|',
  'Mei-Lin Zhao|Student',
  'Tobias Rask|',
  'Florence Adeyemi|Independent developer',
  'Bruno Santoro|',
  'Keziah Lowe|Consultant',
  'Anton Drozd|',
  'Sigrid Moen|',
  'Dario Fontana|Contractor',
  'Lena Vogt|',
  'Hugo Marchand|',
  'Ayesha Rahmani|Hobbyist',
  'Viggo Thorsen|'
];

/** People at companies the sales team has never heard of. */
export const STRANGERS: readonly string[] = [
  'Ottilie Brandauer|Plant Engineer|steinbach-werke.example',
  'Femi Adebayo|CTO|lagoonlabs.example',
  'Jarrod Pike|Systems Engineer|pikeandsons.example',
  'Camille Aubert|Data Lead|atelier-nord.example'
];
