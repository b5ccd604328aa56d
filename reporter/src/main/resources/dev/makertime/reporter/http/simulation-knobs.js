// The sliders of the simulation's page, by what they are about, and who typed each value.
import { html, number, useEffect, useRef, useState } from './common.js';

// The sliders: input, title, minimum, maximum, step and unit; a "factor" is a multiple of the current scenario.
export const GROUPS = [
  [
    'People',
    [
      ['maintenanceHoursPerProject', 'Maintenance per project', 0, 1.5, 0.05, 'factor'],
      ['manualFixedHours', 'Other manual work', 0, 1.5, 0.05, 'factor'],
      ['learningMonths', 'Months in which people learn', 0, 12, 1, 'months'],
      ['learningDrop', 'Share of their hours lost meanwhile', 0, 0.5, 0.01, 'share'],
    ],
  ],
  [
    'Machines',
    [
      ['runDurationFactor', 'Duration of runs', 0.05, 1.5, 0.05, 'of now'],
      ['runCountFactor', 'Number of runs waited for', 0, 1.5, 0.05, 'of now'],
    ],
  ],
  ['Meetings', [['meetingHours', 'Meetings', 0, 1.5, 0.05, 'factor']]],
  ['Features', [['featureCompleteness', 'Share of platform features available', 0, 1, 0.05, 'share']]],
  [
    'Money',
    [
      ['assessmentHours', 'Hours to choose and set up tools', 0, 1000, 10, 'h'],
      ['trainingPerEngineer', 'Training per engineer', 0, 5000, 50, 'money'],
      ['toolOneOff', 'Tools, bought once', 0, 200000, 1000, 'money'],
      ['subscriptionPerEngineerMonth', 'Subscription per engineer and month', 0, 500, 5, 'money'],
    ],
  ],
];
export const ORG = [
  [
    'Money of all scenarios',
    [
      ['horizonMonths', 'Horizon', 6, 60, 1, 'months'],
      ['realisationShare', 'Share of freed time that counts as money', 0, 1, 0.05, 'share'],
      ['discountRateAnnual', 'Annual discount rate', 0, 0.3, 0.01, 'share'],
    ],
  ],
];
export const groupsOf = (part) => (part === 'org' ? ORG : GROUPS);
export const knobsOf = (part) => groupsOf(part).flatMap(([, knobs]) => knobs);

// What is typed for a slider; nothing where it is a multiple of something that is given as hours.
export const typedOf = (said, knob, otherwise) => {
  const value = said?.[knob[0]];
  if (value === undefined || value === null) return otherwise;
  if (typeof value === 'object') return value.factor ?? value.value;
  return knob[5] === 'factor' ? null : value;
};

// The mark of a figure, who typed it and when: what was typed on the page has the name of who is logged in.
export const authorOf = (said, part, knob) => {
  const value = (part === 'org' ? said.org : said.scenarios[part])?.[knob[0]];
  if (value === undefined || value === null)
    return knob[5] === 'factor' || knob[5] === 'of now' ? 'not typed: as now' : 'not typed: default';
  const { by, on } = value.by || value.on ? value : said;
  if (!by && !on) return 'typed, by whom is not said';
  return 'typed ' + [by && 'by ' + by, on && 'on ' + on].filter(Boolean).join(' ');
};

export const minus = (text) => text.replaceAll(/(?<!\w)-(?=\d)/g, '−');
export const money = (value, currency) =>
  value === null || value === undefined
    ? '–'
    : minus(`${value.toLocaleString(undefined, { maximumFractionDigits: 0 })} ${currency || ''}`);

const show = (value, unit, currency) =>
  value === null || value === undefined
    ? '–'
    : unit === 'factor' || unit === 'of now'
      ? Math.round(100 * value) + ' % of now'
      : unit === 'share'
        ? Math.round(100 * value) + ' %'
        : unit === 'money'
          ? money(value, currency)
          : unit === 'months' && value === 1
            ? '1 month'
            : number(value, 0) + ' ' + unit;

const usual = (unit) => (unit === 'factor' || unit === 'of now' ? 1 : 0);

const Knob = ({ id, knob, value, currency, author, set, reset }) => html`
  <div class=${reset ? 'knob changed' : 'knob'}>
    <label for=${id}>
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
      value=${value ?? usual(knob[5])}
      aria-describedby=${id + '-by'}
      onInput=${(event) => set(Number(event.target.value))}
    />
    <div class="note" id=${id + '-by'}>${reset ? 'changed here, ' : ''}${author}</div>
  </div>
`;

// The column of all sliders. It scrolls beside the answer, and says so as long as there are more below.
export const KnobColumn = ({ children }) => {
  const column = useRef(null);
  const [isBelow, setBelow] = useState(false);
  const look = () => {
    const { scrollHeight, scrollTop, clientHeight } = column.current;
    setBelow(scrollHeight - scrollTop - clientHeight > 8);
  };
  useEffect(() => {
    look();
    const follow = new ResizeObserver(look);
    follow.observe(column.current);
    return () => follow.disconnect();
  }, []);
  return html`
    <div class=${isBelow ? 'knobs below' : 'knobs'} ref=${column} onScroll=${look}>${children}</div>
  `;
};

// The sliders of a scenario, or of all of them (org). valueOf and authorOf tell of a slider what is typed.
export const Knobs = ({ part, title, valueOf, author, currency, changes, change }) => html`
  <section key=${part} aria-labelledby=${'s-' + part}>
    <h2 id=${'s-' + part}>${title}</h2>
    ${groupsOf(part).map(
      ([group, knobs]) => html`
        <fieldset class="group">
          <legend>${group}</legend>
          ${knobs.map((knob) => {
            const name = `${part}.${knob[0]}`;
            const reset = () =>
              change((before) => Object.fromEntries(Object.entries(before).filter(([one]) => one !== name)));
            return html`
              <${Knob}
                key=${knob[0]}
                id=${`${part}-${knob[0]}`}
                knob=${knob}
                currency=${currency}
                value=${valueOf(knob)}
                author=${author(knob)}
                set=${(next) => change((before) => ({ ...before, [name]: next }))}
                reset=${name in changes && reset}
              />
            `;
          })}
        </fieldset>
      `,
    )}
  </section>
`;
