// The page of one person: the evidence of a day, how it is counted and why, and objections to it.
import {
  html,
  useAddress,
  useState,
  useEffect,
  useLive,
  State,
  ask,
  send,
  sentence,
  count,
  hours,
  when,
  plus,
  mondayOf,
  PARTS,
  Sources,
  Table,
  me,
} from './common.js';
import { isAtMost, knownHours, titleOf } from './known.js';
import { Evidence, explain } from './evidence.js';
import { LostFocus } from './lost-focus.js';
import { Downloads, OwnData } from './downloads.js';
import { Lanes } from './lanes.js';
import { Missing } from './missing.js';
import { Calibration } from './calibration.js';
import { OwnAccess } from './access.js';
import { Word } from './words.js';

// What is known of a day, as of any working time.
const knownTimes = (known) => {
  const of = (how) => ({ known: 0, partial: 0, unknown: 0, [how]: 1 });
  const least = ['unknown', 'partial', 'known'].find((how) => [known.meetings, known.tools].includes(how));
  return { meetings: of(known.meetings), tools: of(known.tools), both: of(least) };
};

const Left = ({ figures, known }) =>
  isAtMost('technical', known)
    ? `${hours(figures.technical)} of them are not accounted for: technical work at most`
    : `${hours(figures.technical)} left for technical work, ${hours(figures.focus)} of them in focus`;

// The days of the week of the day that is shown, each a click away.
const WeekDays = ({ shown, today, choose }) => {
  const monday = mondayOf(shown);
  const named = (date, style) =>
    new Date(date + 'T00:00:00Z').toLocaleDateString(undefined, { timeZone: 'UTC', ...style });
  return html`
    <ul class="days" aria-label="Days of this week">
      ${[0, 1, 2, 3, 4, 5, 6]
        .map((day) => plus(monday, day))
        .map(
          (date) => html`
            <li>
              <button
                aria-current=${date === shown ? 'date' : null}
                aria-label=${named(date, { weekday: 'long', day: 'numeric', month: 'long' })}
                disabled=${date > today}
                onClick=${() => choose(date)}
              >
                ${named(date, { weekday: 'short' })}
                <br />
                ${Number(date.slice(8))}
              </button>
            </li>
          `,
        )}
    </ul>
  `;
};

const DATE = /^\d{4}-\d\d-\d\d$/;

const Day = ({ person, live, today, opens }) => {
  const [chosen, choose] = useAddress('day', null);
  const [other, setOther] = useState(null);
  const [turn, setTurn] = useState(0);
  const shown = DATE.test(chosen) ? chosen : opens;
  const date = shown === today ? null : shown;
  const go = (to) => choose(to === opens ? null : to);
  useEffect(() => {
    let wanted = true;
    if (date) {
      ask(`/api/day?date=${date}&person=${encodeURIComponent(person)}`).then(
        (found) => wanted && setOther({ date, found }),
        (e) => wanted && setOther({ date, problem: e.message }),
      );
    }
    return () => {
      wanted = false;
    };
  }, [date, person, live, turn]);
  const loading = date && other?.date !== date;
  const day = date ? other?.found : live;
  const again = () => {
    if (date) setTimeout(() => setTurn((n) => n + 1), 700);
  };
  return html`
    <section class="wide" aria-labelledby="day">
      <h2 id="day">${date ?? 'Today'}</h2>
      <form class="line" onSubmit=${(event) => event.preventDefault()}>
        <div>
          <label for="date">Day</label>
          <input
            id="date"
            type="date"
            max=${today}
            value=${shown}
            onChange=${(event) => go(event.target.value || opens)}
          />
        </div>
        <button onClick=${() => go(plus(shown, -1))}>Previous day</button>
        <button disabled=${!date} onClick=${() => go(plus(shown, 1))}>Next day</button>
        ${
          date &&
          html`
            <button onClick=${() => go(today)}>Today</button>
          `
        }
      </form>
      <${WeekDays} shown=${shown} today=${today} choose=${go} />
      ${
        date &&
        !DATE.test(chosen) &&
        html`
          <p class="note">Today is no working day. Shown is the last working day.</p>
        `
      }
      ${
        loading || !day
          ? html`
              <p class="note">${loading ? 'Loading…' : sentence(other?.problem ?? 'there is no data for this day')}</p>
            `
          : html`
              ${
                day.figures.available > 0 &&
                html`
                  <p>
                    <span class="big">${hours(day.figures.available)}</span>
                    ${' '}
                    <span class="note">
                      hours of working time${day.figures.provisional ? ' so far' : ''};${' '}
                      <${Left} figures=${day.figures} known=${knownTimes(day.known)} />
                    </span>
                  </p>
                `
              }
              <${Lanes} key=${day.date} day=${day} explain=${explain} />
              <ul class="row note">
                ${PARTS.map(
                  ([part, title]) => html`
                    <li>
                      <span class=${'key ' + (isAtMost(part, knownTimes(day.known)) ? 'unaccounted' : part)}></span>
                      ${titleOf(part, title, knownTimes(day.known))}${' '}
                      ${knownHours(part, day.figures, knownTimes(day.known))}
                    </li>
                  `,
                )}
                <li>
                  <span class="key focus"></span>
                  Focus ${knownHours('focus', day.figures, knownTimes(day.known))}
                </li>
              </ul>
              ${
                day.says.length > 0 &&
                html`
                  <ul class="says">
                    ${day.says.map(
                      (line) => html`
                        <li>${line}</li>
                      `,
                    )}
                  </ul>
                `
              }
              <p class="note">Times are in your browser's time zone. The day begins and ends by ${day.timeZone}.</p>
              <${Evidence} key=${day.date} day=${day} isOwn=${me.person === person} after=${again} />
              <${LostFocus} key=${day.date + '-focus'} day=${day} />
              ${
                me.person === person &&
                html`
                  <${Missing} date=${day.date} zone=${day.timeZone} after=${again} />
                `
              }
            `
      }
    </section>
  `;
};

const OF_WEEK = [...PARTS, ['focus', 'Focus'], ['afterHours', 'After hours']];

const Monday = ({ week: { monday, provisional }, open }) => html`
  <button class="link" onClick=${() => open(monday)}>${monday}</button>
  ${provisional ? '*' : ''}
`;

const Weeks = ({ weeks, person }) => {
  const [, choose] = useAddress('day', null);
  const open = (monday) => {
    choose(monday);
    document.getElementById('day').scrollIntoView();
  };
  return html`
    <section class="wide" aria-labelledby="weeks">
      <h2 id="weeks">Your weeks</h2>
      <${Table}
        rows=${[...weeks].reverse()}
        columns=${[
          [
            'Week from',
            (week) => html`
              <${Monday} week=${week} open=${open} />
            `,
            'text',
          ],
          ['Available', (week) => hours(week.sums.available)],
          ...OF_WEEK.map(([part, title]) => [title, (week) => knownHours(part, week.sums, week.known)]),
        ]}
      />
      <p class="note">
        *${' '}
        <${Word} of="Provisional" text="provisional" />
        : not over yet, figures may change.${' '}
        <${Word} of="Unknown" />
        : no source was read that would tell. ≤: not everything of the week is known, so what is left is the most that
        technical work can have been.
      </p>
      <${Downloads} what="Weeks" path=${`/api/page?page=person&name=${encodeURIComponent(person)}`} />
    </section>
  `;
};

const Agreement = ({ agreement }) => {
  const [problem, setProblem] = useState(null);
  const say = (agreed) => send('/api/agreement', { team: agreement.team, agreed }).catch((e) => setProblem(e.message));
  return html`
    <section aria-labelledby="agreement">
      <h2 id="agreement">${agreement.team} is a small team</h2>
      <p>
        It has ${count(agreement.members, 'member')}, and sums of fewer than ${agreement.minimumGroup} people are
        withheld. If all members agree, the sums of whole weeks are shown, beginning with the week after the last member
        agreed. You can withdraw your agreement at any time.
      </p>
      <button onClick=${() => say(!agreement.agreed)}>${agreement.agreed ? 'Withdraw my agreement' : 'I agree'}</button>
      ${
        problem &&
        html`
          <p class="problem" role="alert">${problem}</p>
        `
      }
    </section>
  `;
};

const Looks = ({ looks }) => html`
  <section class="wide" aria-labelledby="looks">
    <h2 id="looks">Who looked at your days</h2>
    ${
      looks.length === 0
        ? html`
            <p class="note">Nobody but you.</p>
          `
        : html`
            <table>
              <tbody>
                ${looks.map(
                  (look) => html`
                    <tr>
                      <td class="text">${when(look.at)}</td>
                      <td class="text">${look.who}</td>
                      <td class="text">${look.what}</td>
                    </tr>
                  `,
                )}
              </tbody>
            </table>
          `
    }
  </section>
`;

export const PersonPage = ({ person }) => {
  const [s, state] = useLive('person', person);
  return html`
    <h1>${person === me.person ? 'My days' : person}</h1>
    <${State} state=${state} />
    ${
      s.nobody &&
      html`
        <p class="withheld">${person} is not in the organization file, so nothing is measured.</p>
      `
    }
    <div class="grid">
      ${
        s.day &&
        html`
          <${Day} key=${person} person=${person} live=${s.day} today=${s.day.date} opens=${s.opensOn ?? s.day.date} />
        `
      }
      ${
        s.weeks &&
        html`
          <${Weeks} weeks=${s.weeks} person=${person} />
        `
      }${
        s.agreement &&
        html`
          <${Agreement} agreement=${s.agreement} />
        `
      }${
        s.looks &&
        html`
          <${Looks} looks=${s.looks} />
        `
      }
      ${
        s.day &&
        me.person === person &&
        html`
          <${Calibration} />
        `
      }
      ${
        s.day &&
        me.person === person &&
        html`
          <${OwnData} person=${person} today=${s.day.date} zone=${s.day.timeZone} />
        `
      }
      ${
        s.looks &&
        me.person === person &&
        me.login &&
        html`
          <${OwnAccess} />
        `
      }
      ${
        s.coverage &&
        html`
          <section class="wide" aria-labelledby="coverage">
            <h2 id="coverage">Sources with your identities</h2>
            ${
              s.coverage.sources.length === 0
                ? html`
                    <p class="note">No source has any of your identities.</p>
                  `
                : html`
                    <${Sources} sources=${s.coverage.sources} />
                  `
            }
          </section>
        `
      }
    </div>
  `;
};
