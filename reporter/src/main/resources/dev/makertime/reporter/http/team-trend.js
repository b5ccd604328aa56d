// The weeks of a team as a chart and a table, and the subjects of its waiting and manual work.
import { html, hours, me, PARTS, Table } from './common.js';
import { Stacks, isHatched } from './charts.js';
import { knownHours, knownOf, knownPart, seenPart, titleOf } from './known.js';
import { CoverageNote } from './team-figures.js';
import { MARKED, isPartlyWithheld } from './team-withheld.js';

const noneOf = (of) => (of ? `Of ${of} nothing can be shown.` : `No subject has at least ${me.minimumGroup} people.`);

const SubjectTable = ({ rows, title, choose, of }) => html`
  <table>
    <thead>
      <tr>
        <th scope="col">${title}</th>
        ${
          rows.some((row) => row.people) &&
          html`
            <th scope="col">People</th>
          `
        }
        <th scope="col">Hours</th>
      </tr>
    </thead>
    <tbody>
      ${
        rows.length === 0 &&
        html`
          <tr>
            <td class="text note" colspan="3">${noneOf(of)}</td>
          </tr>
        `
      }
      ${rows.map(
        (row) => html`
          <tr>
            <td class="text">
              ${
                row.subject
                  ? html`
                      <button class="link" onClick=${() => choose(row.subject)}>${row.subject}</button>
                    `
                  : html`
                      <span class="note">other subjects, with fewer than ${me.minimumGroup} people each</span>
                    `
              }
            </td>
            ${
              rows.some((one) => one.people) &&
              html`
                <td>${row.people ?? ''}</td>
              `
            }
            <td>${hours(row.seconds)}</td>
          </tr>
        `,
      )}
    </tbody>
  </table>
`;

const spanOf = ({ from, to }) => (to ? `${from} to ${to}` : `since ${from}`);

export const Subjects = ({ subjects, choose }) => html`
  <section class="wide" aria-labelledby="subjects">
    <h2 id="subjects">Waiting and manual work by subject, ${spanOf(subjects)}</h2>
    ${
      subjects.waiting.length + subjects.manual.length === 0
        ? html`
            <p class="note">${noneOf(subjects.of)}</p>
          `
        : html`
            <div class="grid">
              <div><${SubjectTable} rows=${subjects.waiting} title="Waiting" choose=${choose} of=${subjects.of} /></div>
              <div>
                <${SubjectTable} rows=${subjects.manual} title="Manual work" choose=${choose} of=${subjects.of} />
              </div>
            </div>
          `
    }
  </section>
`;

// the known part of the working time, from which on a week is one among others
const ENOUGH = 0.8;

const at = (date) => Date.parse(date + 'T00:00:00') / 1000;

const NameOfWeek = ({ week: { monday, period }, pick }) => html`
  ${
    pick
      ? html`
          <button class="link" onClick=${() => pick(monday)}>${monday}</button>
        `
      : monday
  }${period.provisional ? '*' : ''}${isPartlyWithheld(period) ? ' ▲' : ''}
`;

const hoursOf =
  (part) =>
  ({ period }) =>
    knownHours(part, period.sums, period.known);

const WeeksTable = ({ weeks, pick, isAnyWithheld }) => html`
  <${Table}
    rows=${weeks}
    columns=${[
      [
        'Week from',
        (week) => html`
          <${NameOfWeek} week=${week} pick=${pick} />
        `,
        'text',
      ],
      ['People', ({ period }) => period.people],
      ['Available', ({ period }) => hours(period.sums.available)],
      ...PARTS.map(([part, title]) => [titleOf(part, title, null, isAnyWithheld), hoursOf(part)]),
      ['Focus', hoursOf('focus')],
      ['Waiting, upper end', hoursOf('waitUpper')],
      ['Known', ({ period }) => `${Math.round(100 * knownPart(period.known?.both))} %`],
    ]}
  />
`;

export const Trend = ({ trend, coverage, pick }) => {
  const weeks = trend.weeks.filter((week) => week.period && week.period.days > 0);
  // of a week of which less is known there is a gap, which is no zero
  const of = (part, pick = (sums) => sums[part]) =>
    weeks.map(({ period }) => {
      const time = knownOf(part, period.known);
      if (knownPart(time) < ENOUGH) return null;
      const whole = period.sums.available * (part === 'technical' ? 1 : seenPart(time));
      return Math.round((1000 * pick(period.sums)) / Math.max(1, whole)) / 10;
    });
  const waiting = (sums) => sums.queue + sums.run + sums.resume;
  const series = [
    { label: 'Waiting', colour: '--queue', values: of('queue', waiting) },
    { label: 'Manual work', colour: '--manual', texture: 'lines', values: of('manual') },
    { label: 'Meetings', colour: '--meeting', texture: 'dots', values: of('meeting') },
  ];
  const gaps = weeks.filter((_, at) => isHatched(series, at)).length;
  const isAnyWithheld = weeks.some(({ period }) => period.sums.rest > 0);
  const withheld = weeks.map(({ period }) => isPartlyWithheld(period));
  return html`
    <section class="wide" aria-labelledby="trend">
      <h2 id="trend">Shares of working time by week</h2>
      ${
        weeks.length === 0
          ? html`
              <p class="note">There are no figures of these weeks yet.</p>
            `
          : html`
              <${Stacks}
                label="Shares of working time by week; the table below has the hours"
                unit="%"
                x=${weeks.map((week) => at(week.monday))}
                markers=${trend.markers.map((marker) => ({ at: at(marker.date), name: marker.name }))}
                series=${series}
                withheld=${withheld}
                pick=${pick ? (i) => pick(weeks[i].monday) : null}
              />
              <p class="note">
                ${withheld.some(Boolean) && MARKED + ' '}Technical work, and what is withheld, is in the
                table.${pick ? ' Click a week to see it alone.' : ''}
              </p>
              <details>
                <summary>As a table, in hours</summary>
                <${WeeksTable} weeks=${weeks} pick=${pick} isAnyWithheld=${isAnyWithheld} />
                <p class="note">
                  * provisional: not over yet. ≤: not all is known, so it is the most that it can have been. Withheld or
                  ≥: parts of few people are in technical work, with withheld hours.
                </p>
              </details>
            `
      }
      ${
        gaps > 0 &&
        html`
          <p class="note known">
            ${gaps} ${gaps === 1 ? 'week is' : 'weeks are'} hatched: of one of these parts, less than 80 % of the
            working time is known.
          </p>
        `
      }
      <${CoverageNote} coverage=${coverage} />
    </section>
  `;
};
