// A team's figures: today, this week, the trend, and what they rest on.
import {
  html,
  useTick,
  useLive,
  State,
  Bar,
  describe,
  isoWeek,
  hours,
  share,
  ago,
  Lines,
  partsOf,
  Sources,
  me,
} from './common.js';

const Withheld = ({ period }) => html`
  <p class="withheld">
    Withheld: fewer than ${me.minimumGroup} people were at
    work${period.leftOut > 1 ? ` on each of ${period.leftOut} days` : ''}.
  </p>
`;

const LeftOut = ({ period }) =>
  period.leftOut > 0
    ? html`
        <p class="note">
          ${period.leftOut} ${period.leftOut === 1 ? 'day' : 'days'} of fewer than ${me.minimumGroup} people left out.
        </p>
      `
    : null;

const FromWhom = ({ coverage }) => {
  if (!coverage) return null;
  const missing = coverage.people - coverage.calendars;
  const stale = coverage.sources.filter((source) => source.state === 'stale' || source.state === 'silent');
  const calendars = missing > 0 ? `, calendars missing for ${missing}` : '';
  const from = `From ${coverage.tools} of ${coverage.people} people${calendars}`;
  return html`
    <p class="note">
      ${from}${
        stale.length
          ? html`
              ;${' '}
              <strong class="problem">stale: ${stale.map((source) => source.name).join(', ')}</strong>
            `
          : ''
      }.
    </p>
  `;
};

const Parts = ({ now, before }) => html`
  <table>
    <thead>
      <tr>
        <th scope="col">Working time</th>
        <th scope="col">Hours</th>
        <th scope="col">Share</th>
        ${
          before &&
          html`
            <th scope="col">Before</th>
          `
        }
      </tr>
    </thead>
    <tbody>
      ${partsOf(now, before).concat([['focus', 'of it focus']]).map(
        ([part, title]) => html`
          <tr>
            <td>
              ${
                part === 'focus'
                  ? html`
                      <span class="note">${title}</span>
                    `
                  : html`
                      <span class=${'key ' + part}></span>
                      ${title}
                    `
              }
            </td>
            <td>${hours(now[part])}</td>
            <td>${share(now[part], now.available)}</td>
            ${
              before &&
              html`
                <td>${share(before[part], before.available)}</td>
              `
            }
          </tr>
        `,
      )}
    </tbody>
  </table>
`;

const Now = ({ now }) => {
  useTick(10000);
  if (!now) return null;
  return html`
    <section aria-labelledby="now">
      <h2 id="now">Waiting now</h2>
      ${
        now.runs === 0
          ? html`
              <p><span class="big">0</span></p>
              <p class="note">No run is waited for.</p>
            `
          : html`
              <div class="row">
                <div>
                  <div class="big">${now.runs}</div>
                  <div class="note">${now.runs === 1 ? 'run' : 'runs'}</div>
                </div>
                <div>
                  <div class="big">${ago(now.since)}</div>
                  <div class="note">the longest</div>
                </div>
                <div>
                  <div class="big">${now.people ?? '–'}</div>
                  <div class="note">${now.people === null ? `fewer than ${me.minimumGroup} people` : 'people'}</div>
                </div>
              </div>
              <p class="note">${now.pipelines.map((one) => `${one.subject}: ${one.runs}`).join(', ')}</p>
            `
      }
    </section>
  `;
};

const Today = ({ today, coverage }) => {
  const period = today.period;
  return html`
    <section aria-labelledby="today">
      <h2 id="today">
        Today so far${' '}
        <span class="note">${today.date}</span>
      </h2>
      ${
        period.days === 0 &&
        period.leftOut === 0 &&
        html`
          <p class="note">Shown each quarter of an hour, once ${me.minimumGroup} people have worked.</p>
        `
      }
      ${
        period.days === 0 &&
        period.leftOut > 0 &&
        html`
          <${Withheld} period=${period} />
        `
      }
      ${
        period.days > 0 &&
        html`
          <p>
            <span class="big">${hours(period.sums.available)}</span>
            ${' '}
            <span class="note">hours of ${period.people} people</span>
          </p>
          <${Bar} sums=${period.sums} label=${describe(period.sums)} />
          <${Parts} now=${period.sums} />
        `
      }
      <${FromWhom} coverage=${coverage} />
    </section>
  `;
};

const weekBefore = (week) => {
  if (!week.weeksBefore) return 'no weeks before';
  return hours(week.before.sums.available / week.weeksBefore) + ' a week before';
};

const Week = ({ week, coverage }) => html`
  <section aria-labelledby="week">
    <h2 id="week">This week against the last ${week.weeksBefore}</h2>
    ${
      week.now.days === 0 && week.now.leftOut > 0
        ? html`
            <${Withheld} period=${week.now} />
          `
        : html`
            <p>
              <span class="big">${hours(week.now.sums.available)}</span>
              ${' '}
              <span class="note">hours in ${isoWeek(week.week)}; ${weekBefore(week)}</span>
            </p>
            <${Bar} sums=${week.now.sums} label=${describe(week.now.sums)} />
            <${Parts} now=${week.now.sums} before=${week.before.days > 0 ? week.before.sums : null} />
            <${LeftOut} period=${{ leftOut: week.now.leftOut + week.before.leftOut }} />
          `
    }
    <${FromWhom} coverage=${coverage} />
  </section>
`;

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
          <tr><td class="text note" colspan="3">Nothing of at least ${me.minimumGroup} people.</td></tr>
        `
      }
      ${rows.map(
        (row) => html`
          <tr>
            <td class="text">
              ${
                row.subject ??
                html`
                  <span class="note">others, of fewer than ${me.minimumGroup} people each</span>
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

const Subjects = ({ subjects }) => html`
  <section class="wide" aria-labelledby="subjects">
    <h2 id="subjects">What time went to in the weeks since ${subjects.from}</h2>
    <div class="grid">
      <div><${SubjectTable} rows=${subjects.waiting} title="Waiting" /></div>
      <div><${SubjectTable} rows=${subjects.manual} title="Manual work" /></div>
    </div>
  </section>
`;

const at = (date) => Date.parse(date + 'T00:00:00') / 1000;

const Trend = ({ trend, coverage }) => {
  const weeks = trend.weeks.filter((week) => week.period && week.period.days > 0);
  const of = (pick) =>
    weeks.map((week) => Math.round((1000 * pick(week.period.sums)) / Math.max(1, week.period.sums.available)) / 10);
  const waiting = (sums) => sums.queue + sums.run + sums.resume;
  const parts = partsOf(...weeks.map((week) => week.period.sums));
  const leftOut = trend.weeks.reduce((sum, week) => sum + (week.period ? week.period.leftOut : 0), 0);
  return html`
    <section class="wide" aria-labelledby="trend">
      <h2 id="trend">Week by week, share of working time</h2>
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
                  { label: 'Technical work', colour: '--focus', values: of((sums) => sums.technical + sums.rest), dash: [6, 3] },
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
                        <th scope="col">Wait, upper end</th>
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
                <p class="note">* not over yet</p>
              </details>
            `
      }
      <${LeftOut} period=${{ leftOut }} />
      <${FromWhom} coverage=${coverage} />
    </section>
  `;
};

const seenBy = (coverage) =>
  `Tools tell of ${coverage.tools} of ${coverage.people} people, calendars of ${coverage.calendars}.`;

const nobodys = (unattributed) => {
  const count = unattributed?.identities ?? 0;
  if (count === 0) return '';
  return ` ${count} ${count === 1 ? 'identity is' : 'identities are'} nobody's, and in no team's figures.`;
};

const Coverage = ({ coverage, unattributed }) => html`
  <section class="wide" aria-labelledby="coverage">
    <h2 id="coverage">What the figures rest on</h2>
    <p>${seenBy(coverage) + nobodys(unattributed)}</p>
    <details>
      <summary>${coverage.sources.length} sources</summary>
      <${Sources} sources=${coverage.sources} />
    </details>
  </section>
`;

export const TeamPage = ({ team }) => {
  const [s, state] = useLive('team', team);
  return html`
    <h1>${team}</h1>
    <${State} state=${state} />
    ${
      s.small &&
      html`
        <p class="withheld">
          This team has ${s.small.members} ${s.small.members === 1 ? 'member' : 'members'}; sums of fewer
          than${' '}${s.small.minimumGroup} are withheld. ${s.small.agreed} of
          them${' '}${s.small.agreed === 1 ? 'agrees' : 'agree'}${' '}to weekly sums; it takes
          all.${s.small.from ? ` All agree: weeks from ${s.small.from} on are shown once they are over.` : ''}
        </p>
      `
    }
    <div class="grid">
      ${
        s.now &&
        html`
          <${Now} now=${s.now} />
        `
      }
      ${
        s.today &&
        html`
          <${Today} today=${s.today} coverage=${s.coverage} />
        `
      }
      ${
        s.week &&
        html`
          <${Week} week=${s.week} coverage=${s.coverage} />
        `
      }
      ${
        s.trend &&
        html`
          <${Trend} trend=${s.trend} coverage=${s.coverage} />
        `
      }
      ${
        s.subjects &&
        html`
          <${Subjects} subjects=${s.subjects} />
        `
      }
      ${
        s.coverage &&
        html`
          <${Coverage} coverage=${s.coverage} unattributed=${s.unattributed} />
        `
      }
    </div>
  `;
};
