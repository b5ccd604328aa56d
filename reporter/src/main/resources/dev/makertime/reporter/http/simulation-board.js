// The answer of a simulation: now and the other ways of working side by side, one chart, and the sources.
import { html, Table, count, number, useState } from './common.js';
import { Lines } from './charts.js';
import { minus, money } from './simulation-knobs.js';
import { Word } from './words.js';

const COLOURS = ['--manual', '--meeting', '--resume', '--focus'];
const CURRENT = 'current';
const BEST = 'optimal';

// Now first, the best that could be last.
export const ordered = (names) => [
  CURRENT,
  ...names.filter((name) => name !== CURRENT && name !== BEST),
  ...names.filter((name) => name === BEST),
];
export const titleOf = (name) => (name === CURRENT ? 'now' : name);
const percent = (share) => (share === undefined || share === null ? '–' : Math.round(100 * share) + ' %');

const Columns = ({ title, rows, names, all, draws }) => html`
  <div class="fit">
    <${Table}
      rows=${rows}
      columns=${[
        [title, ([label]) => label, 'text'],
        ...names.map((name) => [titleOf(name), ([, of]) => of(all[name], draws?.[name])]),
      ]}
    />
  </div>
`;

// Where hours of the current scenario are not known nothing is compared with it.
const Missing = ({ found }) => html`
  <section class="wide" aria-labelledby="missing">
    <h2 id="missing">What is missing</h2>
    <ul>
      ${found.missing.map(
        (one) => html`
          <li>${found.titles[one.path] ?? one.path}: ${one.why}</li>
        `,
      )}
    </ul>
  </section>
`;

const paidBack = (one) =>
  one.oneOff === undefined ? '–' : one.breakEvenFractional == null ? 'never' : number(one.breakEvenFractional);

// By hours alone: what they are, what is saved of them, and what the change costs.
const byHours = (found, currency) => {
  const mark = (hours) =>
    found.basis.measured.length === 0 || found.basis.typed.length === 0
      ? ''
      : found.basis.measured.includes(hours)
        ? ' (measured)'
        : ' (typed)';
  return [
    [`Manual work, h per engineer and month${mark('manual work')}`, (one) => number(one.hours.manual)],
    [`Waiting, h${mark('waiting')}`, (one) => number(one.hours.mechanical)],
    [`Meetings, h${mark('meetings')}`, (one) => number(one.hours.meetings)],
    ['Cost of these hours and of tools, a month', (one) => money(one.monthly.totalMonthly, currency)],
    ['Saved a month, if all freed hours counted', (one) => money(one.steadyMonthlySaving?.labourGross, currency)],
    [
      `Of it counted as money (${percent(found.inputs.org.realisationShare)})`,
      (one) => money(one.steadyMonthlySaving?.labourRealised, currency),
    ],
    [found.labels.oneOff, (one) => money(one.oneOff, currency)],
    [found.labels.learningLoss, (one) => money(one.learningLoss, currency)],
    ['Payback period, months', paidBack],
    ['Net present value', (one) => money(one.npv, currency)],
    ['Draws (of 2,000) with a positive net present value', (one, draws) => percent(draws?.probNpvPositive)],
  ];
};

const withAssumptions = (found, currency) => [
  ['Missing features, a month', (one) => money(one.monthly.costFeatureGap, currency)],
  ['Attrition, a month', (one) => money(one.monthly.costTurnover, currency)],
  ['Delay, a month', (one) => money(one.monthly.costDelay, currency)],
  ['All these costs, a month', (one) => money(one.monthly.totalMonthly, currency)],
  [found.labels.learningLoss, (one) => money(one.learningLoss, currency)],
  ['Payback period, months', paidBack],
  ['Net present value', (one) => money(one.npv, currency)],
  ['Draws (of 2,000) with a positive net present value', (one, draws) => percent(draws?.probNpvPositive)],
  [
    'Share of the change that is assumed',
    (one) => (one.measuredBaselineShare == null ? '–' : percent(1 - one.measuredBaselineShare)),
  ],
];

const linesOf = (names, of) =>
  names.map((name, i) => ({ label: titleOf(name), colour: COLOURS[i % COLOURS.length], values: of(name) }));

const Board = ({ found, currency, names }) => {
  const measurable = found.measurable.results.scenarios;
  const paybacks = names
    .filter((name) => measurable[name].breakEvenFractional != null)
    .map((name) => ({ at: measurable[name].breakEvenFractional, name: titleOf(name) + ' is paid back' }));
  return html`
    <section class="wide" aria-labelledby="costs">
      <h2 id="costs">Now and other ways of working</h2>
      <${Columns}
        title=${'From ' + found.basis.hours}
        rows=${byHours(found, currency)}
        names=${names}
        all=${measurable}
        draws=${found.measurable.uncertainty}
      />
      <${Columns}
        title="With assumptions"
        rows=${withAssumptions(found, currency)}
        names=${names}
        all=${found.scenarios}
        draws=${found.uncertainty}
      />
      <h3>Cumulative cost by month, from ${found.basis.hours}</h3>
      <${Lines}
        label="Cumulative cost by month and scenario"
        xLabel="Month"
        unit=${currency}
        x=${measurable.current.cumulativeCost.map((cost, month) => month)}
        series=${linesOf(names, (name) => measurable[name].cumulativeCost)}
        markers=${paybacks}
      />
    </section>
  `;
};

const Sources = ({ found, rests }) => html`
  <section class="wide" aria-labelledby="typed">
    <h2 id="typed">Where these figures come from</h2>
    <p>${rests}</p>
    <p>
      ${found.basis.sentence} Words:${' '}
      <${Word} of="Measurable" text="measurable" />
      ,${' '}
      <${Word} of="Net present value" text="net present value" />
      ,${' '}
      <${Word} of="Draw" text="draw" />
      .
    </p>
    ${
      found.labels.learning &&
      html`
        <p>${found.labels.learning}</p>
      `
    }
    <h3>What was typed, and by whom</h3>
    <ul class="paths">
      ${Object.entries(found.typedBy).map(
        ([by, paths]) => html`
          <li>
            <details>
              <summary>${by}: ${count(paths.length, 'figure')}</summary>
              ${paths.map((path) => found.titles[path] ?? path).join('; ')}
            </details>
          </li>
        `,
      )}
    </ul>
    <p class="note">
      The command${' '}
      <code>makertime simulate</code>
      ${' '}computes the same, writes it as a page or workbook, and lists the origin of every figure.
    </p>
  </section>
`;

// How much hangs on the minutes that people need to get back into their work, which differ between studies.
const Resumption = ({ found, names, currency }) => html`
  <section class="wide" aria-labelledby="resumption">
    <h2 id="resumption">By the minutes to get back into one’s work</h2>
    <div class="fit">
      <${Table}
        rows=${found.resumption}
        columns=${[
          ['Minutes after a wait', (one) => String(one.minutes), 'text'],
          ['Waiting now, h a month', (one) => number(one.waitingHours)],
          ...names
            .filter((name) => name !== CURRENT)
            .map((name) => [`Net present value, ${titleOf(name)}`, (one) => money(one.npv[name], currency)]),
        ]}
      />
    </div>
    <p class="note">
      With assumptions. How long it takes is not measured: 10 minutes are assumed, and studies differ widely.
    </p>
  </section>
`;

const Projects = ({ found, names }) => {
  const [open, setOpen] = useState(false);
  const measurable = found.measurable.results.scenarios;
  if (!measurable.current.capacity) return null;
  const months = measurable.current.capacity.fluidCurve;
  const last = months.length - 1;
  return html`
    <section class="wide" aria-labelledby="projects">
      <h2 id="projects">Projects an engineer can maintain</h2>
      <${Columns}
        title=${'From ' + found.basis.hours}
        rows=${[
          [`After ${count(last, 'month')}, where the chart ends`, (one) => number(one.capacity.fluidCurve[last])],
          [
            'Limit, when maintenance leaves no time to build',
            (one) => (one.capacity.fluidLimit == null ? 'any number' : number(one.capacity.fluidLimit)),
          ],
        ]}
        names=${names}
        all=${measurable}
      />
      <details onToggle=${(event) => setOpen(event.currentTarget.open)}>
        <summary>Month by month</summary>
        ${
          open &&
          html`
            <${Lines}
              label="Projects in maintenance by month and scenario"
              xLabel="Month"
              unit="projects"
              x=${months.map((projects, month) => month)}
              series=${linesOf(names, (name) => measurable[name].capacity.fluidCurve)}
            />
          `
        }
      </details>
    </section>
  `;
};

// One sentence about all of it, and what follows from it in smaller letters.
export const Sentence = ({ found }) => {
  const [first, ...others] = minus(found.headline).split(/(?<=\.) (?=[A-Z])/);
  return html`
    <p class="answer">${first}</p>
    ${
      others.length > 0 &&
      html`
        <p>${others.join(' ')}</p>
      `
    }
  `;
};

export const Answer = ({ found, currency, rests }) => {
  if (found.missing)
    return html`
      <${Missing} found=${found} />
    `;
  const names = ordered(Object.keys(found.scenarios));
  return html`
    <${Board} found=${found} currency=${currency} names=${names} />
    <${Sources} found=${found} rests=${rests} />
    <${Projects} found=${found} names=${names} />
    <${Resumption} found=${found} names=${names} currency=${currency} />
  `;
};
