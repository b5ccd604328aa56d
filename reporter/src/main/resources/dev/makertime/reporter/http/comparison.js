// The page that compares weeks before and after a migration.
import { html, Table, useAddress, useEffect, useState, ask, count, me, number } from './common.js';
import { Lines } from './charts.js';
import { Downloads } from './downloads.js';
import { Word } from './words.js';
import { money } from './simulation-knobs.js';

const pathOf = (migration, ramp) =>
  `/api/before-after?migration=${encodeURIComponent(migration)}${ramp && `&ramp=${encodeURIComponent(ramp)}`}`;

export const BeforeAfter = () => {
  const [begin, setBegin] = useState(null);
  const [migration, setMigration] = useAddress('migration', '');
  const [ramp, setRamp] = useAddress('ramp', '');
  const [found, setFound] = useState(null);
  const [problem, setProblem] = useState(null);
  useEffect(() => {
    ask('/api/scenarios').then(setBegin, (e) => setProblem(e.message));
  }, []);
  const asked = begin ? migration || begin.migrations[0]?.id : null;
  useEffect(() => {
    if (!asked) return undefined;
    let dropped = false;
    setFound(null);
    setProblem(null);
    ask(pathOf(asked, ramp)).then(
      (body) => {
        if (!dropped) setFound(body);
      },
      (e) => {
        if (!dropped) setProblem(e.message);
      },
    );
    return () => {
      dropped = true;
    };
  }, [asked, ramp]);
  if (begin && begin.migrations.length === 0)
    return html`
      <h1>Comparison</h1>
      <p>There is no migration in the organization file.</p>
    `;
  return html`
    <h1>Comparison</h1>
    <p class=${'state' + (problem ? ' bad' : found ? ' verdict' : '')} role="status">
      ${problem ?? (found ? found.headline : 'Comparing…')}
    </p>
    <form class="line" onSubmit=${(event) => event.preventDefault()}>
      <div>
        <label for="migration">Migration</label>
        <select id="migration" onChange=${(event) => setMigration(event.target.value)}>
          ${(begin?.migrations ?? []).map(
            (one) => html`
              <option value=${one.id} selected=${one.id === asked}>${one.name}</option>
            `,
          )}
        </select>
      </div>
      ${
        me.people.length > 0 &&
        html`
          <div>
            <label for="ramp">Weeks left out after each wave</label>
            <select id="ramp" onChange=${(event) => setRamp(event.target.value)}>
              ${['', '0', '4', '8', '12'].map(
                (weeks) => html`
                  <option value=${weeks} selected=${weeks === ramp}>${weeks || 'default'}</option>
                `,
              )}
            </select>
          </div>
        `
      }
    </form>
    ${
      found &&
      html`
        <div class="grid">
          <section class="wide" aria-labelledby="changes">
            <h2 id="changes">${found.title}</h2>
            ${
              found.verdict.engineers > 0 &&
              html`
                <p>
                  Hours per 40-hour week of ${count(found.verdict.engineers, 'engineer')}, each compared with
                  themselves; less is better.${controls(found.verdict.control)}
                </p>
              `
            }
            <${Table} rows=${Object.entries(found.verdict.categories)} columns=${answerColumns(found)} />
            <p class="note">
              ${found.promiseNote} Words:${' '}
              <${Word} of="Detectable" text="detectable" />
              ,${' '}
              <${Word} of="Material" text="material" />
              .
            </p>
            ${
              found.mind.length > 0 &&
              html`
                <h3>Limits of this result</h3>
                <ul>
                  ${found.mind.map(
                    (line) => html`
                      <li>${line}</li>
                    `,
                  )}
                </ul>
              `
            }
          </section>
          <section class="wide" aria-labelledby="weekly">
            <h2 id="weekly">Hours by week, counted from each wave</h2>
            ${
              found.weekly.length === 0
                ? html`
                    <p class="note">No week has enough people to be shown.</p>
                  `
                : html`
                    <${Lines}
                      label="Mean hours by week, counted from each wave"
                      xLabel="Week"
                      unit="h"
                      x=${every(found.weekly)}
                      markers=${[{ at: 0, name: 'migration' }]}
                      series=${weekly(found.weekly)}
                    />
                  `
            }
          </section>
          <section class="wide" aria-labelledby="known">
            <h2 id="known">Statistics</h2>
            <details>
              <summary>
                What could be detected, p-values, the effect of common weeks, and results without common weeks
              </summary>
              <${HowWeKnow} found=${found} />
            </details>
          </section>
        </div>
        <${Downloads} what="This comparison" path=${pathOf(asked, ramp)} />
      `
    }
  `;
};

const controls = (teams) =>
  teams.length > 0 ? ` The change of ${teams.join(', ')}, who did not migrate, is subtracted.` : '';

// What was promised, what came, what it is worth, and how sure this is.
const answerColumns = (found) => {
  const answers = new Map((found.answers ?? []).map((one) => [one.category, one]));
  const isPromised = Object.keys(found.promises).length > 0;
  const promised = [
    ['Promised, h', ([category]) => signed(answers.get(category)?.promised)],
    ['Promise', ([category]) => answers.get(category)?.kept || '–', 'text why'],
    ['Worth a month', ([category]) => money(answers.get(category)?.monthlyWorth, found.currency)],
  ];
  return [
    ['Category', ([category]) => wordsOf(category)],
    ...(isPromised ? promised.slice(0, 1) : []),
    ['Before, h', ([, one]) => number(one.before)],
    ['Change, h', ([, one]) => signed(one.estimate)],
    ['95 % interval', ([, one]) => interval(one.interval)],
    ['Verdict', ([, one]) => one.words, 'text'],
    ...(isPromised ? promised.slice(1) : []),
    ['How sure', ([category]) => answers.get(category)?.sure ?? '–', 'text why'],
  ];
};

const HowWeKnow = ({ found }) => html`
  <p>
    Common weeks, such as that of a release, change the hours of a whole team at once. They are found by the correlation
    of teammates, and widen the intervals. p-values are adjusted for all categories (Holm). Detectable: the smallest
    change that is found with 80 % power; – where there are too few people for any change.
  </p>
  <${Table}
    rows=${Object.entries(found.verdict.categories)}
    columns=${[
      ['Category', ([category]) => wordsOf(category)],
      ['Detectable, h', ([, one]) => number(one.seenFrom)],
      ['p (t)', ([, one]) => probability(one.howWeKnow?.holmP)],
      ['p (permutation)', ([, one]) => probability(one.howWeKnow?.holmPermutationP)],
      [
        'Variance from common weeks',
        ([, one]) => (one.howWeKnow ? `${number(100 * one.howWeKnow.commonShare, 0)} %` : '–'),
      ],
      ['95 % interval without common weeks', ([category]) => interval(found.net.paired[category]?.tCi)],
      ['The same, less control teams', ([category]) => interval(found.controlled[category]?.welchCi)],
    ]}
  />
`;

const interval = (ends) => (ends ? `${signed(ends[0])} to ${signed(ends[1])}` : '–');

const CATEGORY_WORDS = { meetings: 'Meetings', manual: 'Manual work', waiting: 'Waiting' };
const wordsOf = (category) => CATEGORY_WORDS[category] ?? category;
const CATEGORY_COLOURS = { meetings: '--meeting', manual: '--manual', waiting: '--queue' };

// Every week from the first to the last; a week without data is a gap in the lines.
const every = (weeks) => {
  const first = weeks[0].week;
  return Array.from({ length: weeks[weeks.length - 1].week - first + 1 }, (_, i) => first + i);
};

const weekly = (weeks) => {
  const known = new Map(weeks.map((week) => [week.week, week.hours]));
  return Object.keys(weeks[0].hours).map((category) => ({
    label: wordsOf(category),
    colour: CATEGORY_COLOURS[category] ?? '--focus',
    values: every(weeks).map((week) => known.get(week)?.[category] ?? null),
  }));
};

const signed = (value) => {
  if (value === null || value === undefined) return '–';
  const shown = number(Math.abs(value));
  if (shown === number(0)) return shown;
  return (value > 0 ? '+' : '−') + shown;
};

const probability = (p) => (p < 0.001 ? `< ${number(0.001, 3)}` : number(p, 3));
