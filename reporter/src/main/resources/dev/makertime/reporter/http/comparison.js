// The page of the comparison of weeks before and after a migration.
import { html, Lines, useEffect, useState, ask, me, number } from './common.js';

const VERDICTS = {
  IMPROVED: 'fell',
  WORSE: 'rose',
  NO_MATERIAL_CHANGE: 'no change that matters',
  INCONCLUSIVE: 'cannot be told',
  DESCRIPTIVE_ONLY: 'too few to tell',
};

export const BeforeAfter = () => {
  const [begin, setBegin] = useState(null);
  const [asked, setAsked] = useState({ migration: '', ramp: '4' });
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
    ask(`/api/before-after?migration=${encodeURIComponent(asked.migration)}&ramp=${asked.ramp}`).then(
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
    <p class=${'state' + (problem ? ' bad' : '')} role="status">
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
              ${['0', '4', '8', '12'].map(
                (weeks) => html`
                  <option selected=${weeks === asked.ramp}>${weeks}</option>
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
              Hours of a full week, of ${found.net.aggregate.engineers} people each compared with themselves; less is
              better.${found.ramp > 0 ? ` The first ${found.ramp} weeks are left out.` : ''}
            </p>
            <div class="scroll">
              <table>
                <thead>
                  <tr>
                    <th scope="col">Category</th>
                    <th scope="col">Change, h</th>
                    <th scope="col">95 % interval</th>
                    <th scope="col">Minus control teams</th>
                    <th scope="col">Promised</th>
                    <th scope="col" class="text">Verdict</th>
                  </tr>
                </thead>
                <tbody>
                  ${Object.entries(found.net.paired).map(
                    ([category, one]) => html`
                      <tr>
                        <td>${category}</td>
                        <td>${signed(one.mean)}</td>
                        <td>${one.tCi ? `${signed(one.tCi[0])} to ${signed(one.tCi[1])}` : '–'}</td>
                        <td>${signed(found.controlled[category]?.effect)}</td>
                        <td>${signed(found.promises[category]?.promised)}</td>
                        <td class="text">${VERDICTS[one.verdict] ?? one.verdict}</td>
                      </tr>
                    `,
                  )}
                </tbody>
              </table>
            </div>
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
                      x=${found.weekly.map((week) => week.week)}
                      markers=${[{ at: 0, name: 'migration' }]}
                      series=${weekly(found.weekly)}
                    />
                  `
            }
          </section>
        </div>
      `
    }
  `;
};

const CATEGORY_COLOURS = { meetings: '--meeting', manual: '--manual', waiting: '--queue' };

const weekly = (weeks) =>
  Object.keys(weeks[0].hours).map((category) => ({
    label: category,
    colour: CATEGORY_COLOURS[category] ?? '--focus',
    values: weeks.map((week) => week.hours[category]),
  }));

const signed = (value) => {
  if (value === null || value === undefined) return '–';
  return (value > 0 ? '+' : value < 0 ? '−' : '') + number(Math.abs(value), 2);
};
