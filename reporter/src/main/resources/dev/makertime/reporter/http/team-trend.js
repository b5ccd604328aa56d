// The weeks of a team as a chart and a table, and the subjects of its waiting and manual work.
import { html, hours, Lines, partsOf, me } from './common.js';
import { CoverageNote, LeftOut } from './team-figures.js';

const SubjectTable = ({ rows, title }) => html`
  <table>
    <thead>
      <tr>
        <th scope="col">${title}</th>
        <th scope="col">People</th>
        <th scope="col">Hours</th>
      </tr>
    </thead>
    <tbody>
      ${
        rows.length === 0 &&
        html`
          <tr><td class="text note" colspan="3">No subject has at least ${me.minimumGroup} people.</td></tr>
        `
      }
      ${rows.map(
        (row) => html`
          <tr>
            <td class="text">
              ${
                row.subject ??
                html`
                  <span class="note">other subjects, with fewer than ${me.minimumGroup} people each</span>
                `
              }
            </td>
            <td>${row.people ?? ''}</td>
            <td>${hours(row.seconds)}</td>
          </tr>
        `,
      )}
    </tbody>
  </table>
`;

export const Subjects = ({ subjects }) => html`
  <section class="wide" aria-labelledby="subjects">
    <h2 id="subjects">Waiting and manual work by subject since ${subjects.from}</h2>
    <div class="grid">
      <div><${SubjectTable} rows=${subjects.waiting} title="Waiting" /></div>
      <div><${SubjectTable} rows=${subjects.manual} title="Manual work" /></div>
    </div>
  </section>
`;

const at = (date) => Date.parse(date + 'T00:00:00') / 1000;

export const Trend = ({ trend, coverage }) => {
  const weeks = trend.weeks.filter((week) => week.period && week.period.days > 0);
  const of = (pick) =>
    weeks.map((week) => Math.round((1000 * pick(week.period.sums)) / Math.max(1, week.period.sums.available)) / 10);
  const waiting = (sums) => sums.queue + sums.run + sums.resume;
  const parts = partsOf(...weeks.map((week) => week.period.sums));
  const leftOut = trend.weeks.reduce((sum, week) => sum + (week.period ? week.period.leftOut : 0), 0);
  return html`
    <section class="wide" aria-labelledby="trend">
      <h2 id="trend">Shares of working time by week</h2>
      ${
        weeks.length === 0
          ? html`
              <p class="withheld">No week can be shown.</p>
            `
          : html`
              <${Lines}
                label="Shares of working time by week; the table below has the same figures"
                unit="%"
                x=${weeks.map((week) => at(week.monday))}
                markers=${trend.markers.map((marker) => ({ at: at(marker.date), name: marker.name }))}
                series=${[
                  { label: 'Meetings', colour: '--meeting', values: of((sums) => sums.meeting) },
                  { label: 'Manual work', colour: '--manual', values: of((sums) => sums.manual) },
                  { label: 'Waiting', colour: '--queue', values: of(waiting) },
                  {
                    label: 'Technical work',
                    colour: '--focus',
                    values: of((sums) => sums.technical + sums.rest),
                    dash: [6, 3],
                  },
                ]}
              />
              <details>
                <summary>As a table, in hours</summary>
                <div class="scroll">
                  <table>
                    <thead>
                      <tr>
                        <th scope="col">Week</th>
                        <th scope="col">People</th>
                        <th scope="col">Available</th>
                        ${parts.map(
                          ([, title]) => html`
                            <th scope="col">${title}</th>
                          `,
                        )}
                        <th scope="col">Focus</th>
                        <th scope="col">Waiting, upper end</th>
                      </tr>
                    </thead>
                    <tbody>
                      ${weeks.map(
                        (week) => html`
                          <tr>
                            <td>${week.week}${week.period.provisional ? '*' : ''}</td>
                            <td>${week.period.people}</td>
                            <td>${hours(week.period.sums.available)}</td>
                            ${parts.map(
                              ([part]) => html`
                                <td>${hours(week.period.sums[part])}</td>
                              `,
                            )}
                            <td>${hours(week.period.sums.focus)}</td>
                            <td>${hours(week.period.sums.waitUpper)}</td>
                          </tr>
                        `,
                      )}
                    </tbody>
                  </table>
                </div>
                <p class="note">* provisional: not over yet</p>
              </details>
            `
      }
      <${LeftOut} period=${{ leftOut }} />
      <${CoverageNote} coverage=${coverage} />
    </section>
  `;
};
