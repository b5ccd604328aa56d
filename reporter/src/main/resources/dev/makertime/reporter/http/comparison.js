// The page that compares weeks before and after a migration.
import { html, useEffect, useState, ask, me, number } from './common.js';
import { Lines } from './charts.js';

export const BeforeAfter = () => {
  const [begin, setBegin] = useState(null);
  const [asked, setAsked] = useState({ migration: '', ramp: '' });
  const [found, setFound] = useState(null);
  const [problem, setProblem] = useState(null);
  useEffect(() => {
    ask('/api/scenarios').then(
      (all) => {
        setBegin(all);
        if (all.migrations.length) setAsked({ ...asked, migration: all.migrations[0].id });
      },
      (e) => setProblem(e.message),
    );
  }, []);
  useEffect(() => {
    if (!asked.migration) return undefined;
    let dropped = false;
    setFound(null);
    setProblem(null);
    ask(
      `/api/before-after?migration=${encodeURIComponent(asked.migration)}${asked.ramp && `&ramp=${asked.ramp}`}`,
    ).then(
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
  }, [asked.migration, asked.ramp]);
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
        <select id="migration" onChange=${(event) => setAsked({ ...asked, migration: event.target.value })}>
          ${(begin?.migrations ?? []).map(
            (one) => html`
              <option value=${one.id} selected=${one.id === asked.migration}>${one.name}</option>
            `,
          )}
        </select>
      </div>
      ${
        me.people.length > 0 &&
        html`
          <div>
            <label for="ramp">Weeks left out after each wave</label>
            <select id="ramp" onChange=${(event) => setAsked({ ...asked, ramp: event.target.value })}>
              ${['', '0', '4', '8', '12'].map(
                (weeks) => html`
                  <option value=${weeks} selected=${weeks === asked.ramp}>${weeks || 'default'}</option>
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
            <p>
              Hours per 40-hour week of ${found.verdict.engineers} engineers, each compared with themselves; less is
              better.${controls(found.verdict.control)}
            </p>
            <div class="scroll">
              <table>
                <thead>
                  <tr>
                    <th scope="col">Category</th>
                    <th scope="col" class="text">Verdict</th>
                    <th scope="col">Before, h</th>
                    <th scope="col">Change, h</th>
                    <th scope="col">95 % interval</th>
                    <th scope="col">Detectable, h</th>
                    <th scope="col">Promised</th>
                  </tr>
                </thead>
                <tbody>
                  ${Object.entries(found.verdict.categories).map(
                    ([category, one]) => html`
                      <tr>
                        <td>${category}</td>
                        <td class="text">${one.words}</td>
                        <td>${number(one.before)}</td>
                        <td>${signed(one.estimate)}</td>
                        <td>${interval(one.interval)}</td>
                        <td>${number(one.seenFrom)}</td>
                        <td>${signed(found.promises[category]?.promised)}</td>
                      </tr>
                    `,
                  )}
                </tbody>
              </table>
            </div>
            <p class="note">
              Detectable: the smallest change that is found with 80 % power; – where there are too few people for any
              change.
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
          ${
            Object.keys(found.promises).length > 0 &&
            html`
              <section class="wide" aria-labelledby="promised">
                <h2 id="promised">Promised and measured</h2>
                <${Promised} promises=${found.promises} />
              </section>
            `
          }
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
                      time=${false}
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
              <summary>p-values, the effect of common weeks, and results without common weeks</summary>
              <${HowWeKnow} found=${found} />
            </details>
          </section>
        </div>
      `
    }
  `;
};

const controls = (teams) =>
  teams.length > 0 ? ` The change of ${teams.join(', ')}, who did not migrate, is subtracted.` : '';

const Promised = ({ promises }) => html`
  <div class="scroll">
    <table>
      <thead>
        <tr>
          <th scope="col">Category</th>
          <th scope="col" class="text">Verdict</th>
          <th scope="col">Promised, h</th>
          <th scope="col">Measured, h</th>
          <th scope="col">95 % interval</th>
          <th scope="col">Share of promise</th>
          <th scope="col">Value a month</th>
        </tr>
      </thead>
      <tbody>
        ${Object.entries(promises).map(
          ([category, one]) => html`
            <tr>
              <td>${category}</td>
              <td class="text">${one.verdict.toLowerCase().replaceAll('_', ' ')}</td>
              <td>${signed(one.promised)}</td>
              <td>${signed(one.delivered)}</td>
              <td>${interval(one.deliveredCi)}</td>
              <td>${one.realisation === null ? '–' : `${number(100 * one.realisation, 0)} %`}</td>
              <td>${number(one.deliveredMonthlyValue, 0)}</td>
            </tr>
          `,
        )}
      </tbody>
    </table>
  </div>
`;

const HowWeKnow = ({ found }) => html`
  <p>
    Common weeks, such as that of a release, change the hours of a whole team at once. They are found by the correlation
    of teammates, and widen the intervals. p-values are adjusted for all categories (Holm).
  </p>
  <div class="scroll">
    <table>
      <thead>
        <tr>
          <th scope="col">Category</th>
          <th scope="col">p (t)</th>
          <th scope="col">p (permutation)</th>
          <th scope="col">Variance from common weeks</th>
          <th scope="col">95 % interval without common weeks</th>
          <th scope="col">The same, less control teams</th>
        </tr>
      </thead>
      <tbody>
        ${Object.entries(found.verdict.categories).map(
          ([category, one]) => html`
            <tr>
              <td>${category}</td>
              <td>${probability(one.howWeKnow?.holmP)}</td>
              <td>${probability(one.howWeKnow?.holmPermutationP)}</td>
              <td>${one.howWeKnow ? `${number(100 * one.howWeKnow.commonShare, 0)} %` : '–'}</td>
              <td>${interval(found.net.paired[category]?.tCi)}</td>
              <td>${interval(found.controlled[category]?.welchCi)}</td>
            </tr>
          `,
        )}
      </tbody>
    </table>
  </div>
`;

const interval = (ends) => (ends ? `${signed(ends[0])} to ${signed(ends[1])}` : '–');

const CATEGORY_COLOURS = { meetings: '--meeting', manual: '--manual', waiting: '--queue' };

// Every week from the first to the last; a week without data is a gap in the lines.
const every = (weeks) => {
  const first = weeks[0].week;
  return Array.from({ length: weeks[weeks.length - 1].week - first + 1 }, (_, i) => first + i);
};

const weekly = (weeks) => {
  const known = new Map(weeks.map((week) => [week.week, week.hours]));
  return Object.keys(weeks[0].hours).map((category) => ({
    label: category,
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
