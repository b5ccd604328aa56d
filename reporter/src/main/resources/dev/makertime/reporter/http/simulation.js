// The page of the simulation: the inputs of scenarios as sliders, and the results.
import { html, choicesOf, pageOf, Table, useEffect, useState, send, ask, count, number } from './common.js';
import { Lines } from './charts.js';
import { PostedDownloads } from './downloads.js';
import { Word } from './words.js';

// The sliders: input, title, minimum, maximum, step and unit; a "factor" is a multiple of the current scenario.
const KNOBS = [
  ['maintenanceHoursPerProject', 'Maintenance per project', 0, 1.5, 0.05, 'factor'],
  ['manualFixedHours', 'Other manual work', 0, 1.5, 0.05, 'factor'],
  ['runDurationFactor', 'Duration of runs', 0.05, 1.5, 0.05, 'of now'],
  ['runCountFactor', 'Number of runs waited for', 0, 1.5, 0.05, 'of now'],
  ['meetingHours', 'Meetings', 0, 1.5, 0.05, 'factor'],
  ['featureCompleteness', 'Share of platform features available', 0, 1, 0.05, 'share'],
  ['assessmentHours', 'Hours to choose and set up tools', 0, 1000, 10, 'h'],
  ['trainingPerEngineer', 'Training per engineer', 0, 5000, 50, 'money'],
  ['toolOneOff', 'Tools, bought once', 0, 200000, 1000, 'money'],
  ['subscriptionPerEngineerMonth', 'Subscription per engineer and month', 0, 500, 5, 'money'],
];
const ORG = [
  ['horizonMonths', 'Horizon, months', 6, 60, 1, 'months'],
  ['realisationShare', 'Share of freed time that becomes money', 0, 1, 0.05, 'share'],
  ['discountRateAnnual', 'Annual discount rate', 0, 0.3, 0.01, 'share'],
];
const COLOURS = ['--manual', '--focus', '--meeting', '--resume'];

const get = (said, knob, otherwise) => {
  const value = said?.[knob[0]];
  if (value === undefined || value === null) return otherwise;
  if (typeof value === 'object') return value.factor ?? value.value;
  return knob[5] === 'factor' ? null : value;
};
// Who assumed a figure, and when: what was typed on the page has the name of who is logged in.
const mark = (said, part, knob) => {
  const value = (part === 'org' ? said.org : said.scenarios[part])?.[knob[0]];
  if (value === undefined || value === null) return 'not typed';
  const { by, on } = value.by || value.on ? value : said;
  if (!by && !on) return 'assumed, by whom is not said';
  return 'assumed ' + [by && 'by ' + by, on && 'on ' + on].filter(Boolean).join(' ');
};
const show = (value, unit, currency) =>
  value === null || value === undefined
    ? '–'
    : unit === 'factor' || unit === 'of now'
      ? Math.round(100 * value) + ' % of now'
      : unit === 'share'
        ? Math.round(100 * value) + ' %'
        : unit === 'money'
          ? money(value, currency)
          : value + ' ' + unit;
const minus = (text) => text.replaceAll(/(?<!\w)-(?=\d)/g, '−');
const money = (value, currency) =>
  value === null || value === undefined
    ? '–'
    : minus(`${value.toLocaleString(undefined, { maximumFractionDigits: 0 })} ${currency || ''}`);

const Knob = ({ id, knob, value, currency, mark, set, reset }) => html`
  <div class=${reset ? 'knob changed' : 'knob'}>
    <label for=${id} title=${mark}>
      ${knob[1]}${' '}
      <output for=${id}>${show(value, knob[5], currency)}</output>
    </label>
    ${
      reset &&
      html`
        <button class="small" onClick=${reset} aria-label=${'Reset ' + knob[1]}>Reset</button>
      `
    }
    <input
      id=${id}
      type="range"
      min=${knob[2]}
      max=${Math.max(knob[3], value ?? 0)}
      step=${knob[4]}
      value=${value ?? (knob[5] === 'factor' || knob[5] === 'of now' ? 1 : 0)}
      onInput=${(event) => set(Number(event.target.value))}
    />
  </div>
`;

const restsOn = (found) =>
  found
    ? 'Time for manual work, waiting and meetings is measured: ' +
      `${count(found.baseline.engineers, 'person', 'people')}, ${count(found.baseline.weeks, 'week')}` +
      ` (${inWords(found.period)}). Everything else is typed or a default; some of it can be changed here.`
    : 'Computing…';

const inWords = (period) =>
  period.title +
  (period.straddles.length ? `; ${period.straddles.join(' and ')} began in it: two ways of working are mixed` : '');

// The periods that are offered for a team; the first is the default.
const periods = (begin, team) => begin.periods[team] ?? begin.periods[''];

const knobsOf = (part) => (part === 'org' ? ORG : KNOBS);
const ALL_TEAMS = 'all';

// The team, the period and what was changed on the page, as the address has it: optimal.runDurationFactor=0.5
const readAddress = (begin) => {
  const choices = choicesOf(location.hash);
  const usualTeam = begin.teams.length > 1 ? begin.teams[0] : '';
  const wanted = choices.get('team');
  const team = wanted === ALL_TEAMS ? '' : begin.teams.includes(wanted) ? wanted : usualTeam;
  const usual = periods(begin, team)[0];
  const changes = {};
  choices.forEach((value, name) => {
    const [part, input] = name.split('.');
    const isPart = part === 'org' || Object.hasOwn(begin.said.scenarios, part);
    if (isPart && value !== '' && Number.isFinite(Number(value)) && knobsOf(part).some(([id]) => id === input))
      changes[name] = Number(value);
  });
  return { team, from: choices.get('from') ?? usual.from, to: choices.get('to') ?? usual.to, changes };
};

const PAGE = '#/scenarios';

const writeAddress = ({ team, from, to, changes }) => {
  if (pageOf(location.hash) !== PAGE) return;
  const choices = new URLSearchParams({ team: team || ALL_TEAMS, from, to, ...changes });
  history.replaceState(null, '', `${PAGE}?${choices}`);
};

// The inputs as they are in the file, and what was changed on the page by whom.
const saidOf = (begin, changes) => {
  const said = structuredClone(begin.said);
  Object.entries(changes).forEach(([name, value]) => {
    const [part, input] = name.split('.');
    const place = part === 'org' ? (said.org ??= {}) : (said.scenarios[part] ??= {});
    const knob = knobsOf(part).find(([id]) => id === input);
    place[input] = { [knob[5] === 'factor' ? 'factor' : 'value']: value, by: begin.by, on: begin.on };
  });
  return said;
};

const bodyOf = (begin, { from, to, team, changes }) => ({ from, to, team, said: saidOf(begin, changes) });

export const Scenarios = () => {
  const [begin, setBegin] = useState(null);
  const [asked, setAsked] = useState(null);
  const [found, setFound] = useState(null);
  const [problem, setProblem] = useState(null);
  const [busy, setBusy] = useState(false);
  useEffect(() => {
    ask('/api/scenarios').then(
      (all) => {
        setBegin(all);
        setAsked(readAddress(all));
      },
      (e) => setProblem(e.message),
    );
  }, []);
  useEffect(() => {
    if (!begin) return undefined;
    const follow = () => {
      if (pageOf(location.hash) === PAGE) setAsked(readAddress(begin));
    };
    addEventListener('hashchange', follow);
    return () => removeEventListener('hashchange', follow);
  }, [begin]);
  useEffect(() => {
    if (!asked) return undefined;
    writeAddress(asked);
    let dropped = false;
    setBusy(true);
    const timer = setTimeout(
      () =>
        send('/api/simulate', bodyOf(begin, asked))
          .then((answer) => answer.json())
          .then(
            (body) => {
              if (!dropped) {
                setFound(body);
                setProblem(null);
                setBusy(false);
              }
            },
            (e) => {
              if (!dropped) {
                setProblem(e.message);
                setBusy(false);
              }
            },
          ),
      120,
    );
    return () => {
      dropped = true;
      clearTimeout(timer);
    };
  }, [JSON.stringify(asked)]);
  if (!begin)
    return html`
      <h1>Simulation</h1>
      ${
        problem
          ? html`
              <p class="problem" role="alert">${problem}</p>
            `
          : html`
              <p class="state" role="status">Loading…</p>
            `
      }
    `;
  const said = saidOf(begin, asked.changes);
  const change = (changes) => setAsked((before) => ({ ...before, changes: changes(before.changes) }));
  const knobOf = (part, knob, value) => {
    const name = `${part}.${knob[0]}`;
    const reset = () => change((before) => Object.fromEntries(Object.entries(before).filter(([one]) => one !== name)));
    return html`
      <${Knob}
        key=${knob[0]}
        id=${`${part}-${knob[0]}`}
        knob=${knob}
        currency=${currency}
        value=${value}
        mark=${mark(said, part, knob)}
        set=${(next) => change((before) => ({ ...before, [name]: next }))}
        reset=${name in asked.changes && reset}
      />
    `;
  };
  const choosePeriod = (i) => {
    const period = periods(begin, asked.team)[i];
    if (period) setAsked({ ...asked, from: period.from, to: period.to });
  };
  const chooseTeam = (team) => {
    const { from, to } = periods(begin, team)[0];
    setAsked({ ...asked, team, from, to });
  };
  const offered = periods(begin, asked.team).some((one) => one.from === asked.from && one.to === asked.to);
  const currency = found?.inputs.org.currency ?? begin.said.org?.currency;
  const names = Object.keys(said.scenarios).filter((name) => name !== 'current');
  return html`
    <h1>Simulation</h1>
    <p class=${'state' + (problem ? ' bad' : '')} role="status">${problem ?? (busy ? 'Computing…' : restsOn(found))}</p>
    <form class="line" onSubmit=${(event) => event.preventDefault()}>
      <div>
        <label for="team">Team</label>
        <select id="team" onChange=${(event) => chooseTeam(event.target.value)}>
          <option value="" selected=${asked.team === ''}>all</option>
          ${begin.teams.map(
            (team) => html`
              <option selected=${asked.team === team}>${team}</option>
            `,
          )}
        </select>
      </div>
      <div>
        <label for="period">Period</label>
        <select id="period" onChange=${(event) => choosePeriod(event.target.value)}>
          ${periods(begin, asked.team).map(
            (period, i) => html`
              <option value=${i} selected=${period.from === asked.from && period.to === asked.to}>
                ${inWords(period)}
              </option>
            `,
          )}
          <option value="own" selected=${!offered}>as chosen</option>
        </select>
      </div>
      <div>
        <label for="from">Measured from (a Monday)</label>
        <input
          id="from"
          type="date"
          step="7"
          value=${asked.from}
          onChange=${(event) => setAsked({ ...asked, from: event.target.value })}
        />
      </div>
      <div>
        <label for="to">to (a Sunday)</label>
        <input
          id="to"
          type="date"
          step="7"
          value=${asked.to}
          onChange=${(event) => setAsked({ ...asked, to: event.target.value })}
        />
      </div>
      ${
        Object.keys(asked.changes).length > 0 &&
        html`
          <button onClick=${() => change(() => ({}))}>Reset all changes</button>
        `
      }
    </form>
    <div class="split">
      <div class="knobs">
        ${names.map(
          (name) => html`
            <section key=${name} aria-labelledby=${'s-' + name}>
              <h2 id=${'s-' + name}>${name}</h2>
              ${KNOBS.map((knob) =>
                knobOf(name, knob, get(said.scenarios[name], knob, null) ?? fallback(found, name, knob)),
              )}
            </section>
          `,
        )}
        <section aria-labelledby="s-org">
          <h2 id="s-org">Inputs of all scenarios</h2>
          ${ORG.map((knob) => knobOf('org', knob, get(said.org, knob, null) ?? found?.inputs.org[knob[0]]))}
          <p class="note">
            The command${' '}
            <code>makertime simulate</code>
            ${' '}computes the same, writes it as a page or workbook, and lists the origin of every figure.
          </p>
        </section>
      </div>
      <div class="answers">
        ${
          found &&
          html`
            <${Answer} found=${found} currency=${currency} />
            <${PostedDownloads} what="This simulation" path="/api/simulate" body=${bodyOf(begin, asked)} />
          `
        }
      </div>
    </div>
  `;
};

const fallback = (found, name, knob) => (knob[5] === 'factor' ? 1 : found?.inputs.scenarios[name]?.[knob[0]]);

const percent = (share) => (share === undefined ? '–' : Math.round(100 * share) + ' %');

const Scenario = ({ title, rows, names, all, draws }) => html`
  <div class="fit">
    <${Table}
      rows=${rows}
      columns=${[
        [title, ([label]) => label, 'text'],
        ...names.map((name) => [name, ([, of]) => of(all[name], name, draws)]),
      ]}
    />
  </div>
`;

// Where hours of the current scenario are not known nothing is compared with it.
const Missing = ({ found }) => html`
  <section class="wide" aria-labelledby="missing">
    <h2 id="missing">What is missing</h2>
    <p><strong>${minus(found.headline)}</strong></p>
    <ul>
      ${found.missing.map(
        (one) => html`
          <li>
            <code>${one.path}</code>
            : ${one.why}
          </li>
        `,
      )}
    </ul>
  </section>
`;

const Answer = ({ found, currency }) => {
  if (found.missing)
    return html`
      <${Missing} found=${found} />
    `;
  const names = Object.keys(found.scenarios);
  const months = found.scenarios.current.cumulativeCost.map((cost, month) => month);
  const projected = names.filter((name) => name !== 'current');
  const measurable = found.measurable.results.scenarios;
  const rows = [
    ['Monthly cost', (one) => money(one.monthly.totalMonthly, currency)],
    ['One-off cost', (one) => money(one.oneOff, currency)],
    ['Freed hours per engineer and month', (one) => number(one.freedHoursPerEngineer)],
    ['Freed full-time equivalents', (one) => number(one.freedFte)],
    [
      'Break-even, months',
      (one) =>
        one.oneOff === undefined ? '–' : one.breakEvenFractional == null ? 'never' : number(one.breakEvenFractional),
    ],
    ['Net present value', (one) => money(one.npv, currency)],
    ['Share of 2,000 draws above zero', (one, name, draws) => percent(draws[name]?.probNpvPositive)],
    ['Projects an engineer can maintain', (one) => number(one.capacity?.fluidLimit)],
  ];
  const assumed = [
    [
      'Assumed share of the change',
      (one) => (one.measuredBaselineShare == null ? '–' : percent(1 - one.measuredBaselineShare)),
    ],
  ];
  const lines = (of) => names.map((name, i) => ({ label: name, colour: COLOURS[i % 4], values: of(measurable[name]) }));
  const paybacks = projected
    .filter((name) => measurable[name].breakEvenFractional != null)
    .map((name) => ({ at: measurable[name].breakEvenFractional, name: name + ' breaks even' }));
  const period = `${found.baseline.from} to ${found.baseline.to}`;
  return html`
    <section class="wide" aria-labelledby="costs">
      <h2 id="costs">Cumulative cost by month, from ${found.basis.hours}</h2>
      <p><strong>${minus(found.headline)}</strong></p>
      <${Lines}
        label="Cumulative cost by month and scenario"
        xLabel="Month"
        unit=${currency}
        x=${months}
        series=${lines((one) => one.cumulativeCost)}
        markers=${paybacks}
      />
      <${Scenario}
        title=${period}
        rows=${rows}
        names=${names}
        all=${measurable}
        draws=${found.measurable.uncertainty}
      />
      <p class="note">
        ${found.basis.sentence} Words:${' '}
        <${Word} of="Measurable" text="measurable" />
        ,${' '}
        <${Word} of="Net present value" text="net present value" />
        ,${' '}
        <${Word} of="Draw" text="draw" />
        .
      </p>
      <h3>With assumptions: missing features, attrition, delay</h3>
      <${Scenario}
        title=${period}
        rows=${rows.concat(assumed)}
        names=${names}
        all=${found.scenarios}
        draws=${found.uncertainty}
      />
    </section>
    <section class="wide" aria-labelledby="typed">
      <h2 id="typed">What was typed, and by whom</h2>
      <details>
        <summary>${Object.keys(found.typedBy).join('; ')}</summary>
        <ul class="paths">
          ${Object.entries(found.typedBy).map(
            ([by, paths]) => html`
              <li>
                <strong>${by}</strong>
                : ${paths.join(', ')}
              </li>
            `,
          )}
        </ul>
      </details>
    </section>
    <section class="wide" aria-labelledby="projects">
      <h2 id="projects">Projects an engineer can maintain, month by month</h2>
      ${
        found.scenarios.current.capacity
          ? html`
              <${Lines}
                label="Projects in maintenance by month and scenario"
                xLabel="Month"
                unit="projects"
                x=${months}
                series=${lines((one) => one.capacity.fluidCurve)}
              />
            `
          : html`
              <p class="note">The hours to build a project are not known.</p>
            `
      }
    </section>
  `;
};
