// The page of the comparison of weeks before and after a migration.
import { html, Lines, useEffect, useState, ask, me, number } from './common.js';

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
      <h1>Before and after</h1>
      <p>The organization file names no migration.</p>
    `;
  return html`
    <h1>Before and after</h1>
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
            <label for="ramp">Weeks left out after the start</label>
            <select id="ramp" onChange=${(event) => setAsked({ ...asked, ramp: event.target.value })}>
              ${['', '0', '4', '8', '12'].map(
                (weeks) => html`
                  <option value=${weeks} selected=${weeks === asked.ramp}>${weeks || 'as everywhere'}</option>
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
              Hours of a full week, of ${found.verdict.engineers} people each compared with themselves; less is
              better.${found.verdict.control.length > 0 ? ` The change of ${found.verdict.control.join(', ')} is taken off.` : ''}
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
                    <th scope="col">Seen from</th>
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
              Seen from: the least change that this verdict shows in four of five cases; – where so few people show
              none.
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
                <h2 id="promised">Promised and delivered</h2>
                <${Promised} promises=${found.promises} />
              </section>
            `
          }
          <section class="wide" aria-labelledby="weekly">
            <h2 id="weekly">Week by week, from the migration</h2>
            ${
              found.weekly.length === 0
                ? html`
                    <p class="note">No week has enough people.</p>
                  `
                : html`
                    <${Lines}
                      label="Mean hours by week from the migration"
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
            <h2 id="known">How we know</h2>
            <details>
              <summary>Probabilities, weeks that moved the whole team, and the same by engineers alone</summary>
              <${HowWeKnow} found=${found} />
            </details>
          </section>
        </div>
      `
    }
  `;
};

const Promised = ({ promises }) => html`
  <div class="scroll">
    <table>
      <thead>
        <tr>
          <th scope="col">Category</th>
          <th scope="col" class="text">Kept?</th>
          <th scope="col">Promised, h</th>
          <th scope="col">Delivered, h</th>
          <th scope="col">95 % interval</th>
          <th scope="col">Of the promise</th>
          <th scope="col">Worth a month</th>
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
    Some weeks move a whole team at once: a release, a deadline. What two people's weeks have in common widens interval
    and test. Probabilities are for all categories together (Holm).
  </p>
  <div class="scroll">
    <table>
      <thead>
        <tr>
          <th scope="col">Category</th>
          <th scope="col">p (t)</th>
          <th scope="col">p (permutation)</th>
          <th scope="col">Of the uncertainty, whole team</th>
          <th scope="col">By engineers alone, 95 %</th>
          <th scope="col">The same less control teams</th>
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

// Every week from the first to the last: one that nobody knows of is a gap in the lines.
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
