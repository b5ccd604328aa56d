// The page of a team: waiting now, today, this week, the trend, and the coverage of these figures.
import {
  html,
  clock,
  count,
  useAddress,
  useTick,
  useLive,
  State,
  mondayOfWeek,
  hours,
  ago,
  plus,
  Sources,
  me,
} from './common.js';
import { Bar, describe } from './known.js';
import {
  Period,
  PeriodPicker,
  THIS_WEEK,
  answerOf,
  beforePeriod,
  daysOf,
  mixedIn,
  offered,
  usePeriod,
  weeksBefore,
} from './period.js';
import { Downloads } from './downloads.js';
import { CoverageNote, KnownNote, Parts, unreadTools } from './team-figures.js';
import { Subject, SubjectPicker, nowOf, subjectsOf, useSubject, weeksOf } from './team-subject.js';
import { Subjects, Trend } from './team-trend.js';
import { CostNote } from './team-money.js';
import { Small, WithheldNote, isWhollyWithheld, withheldIn, withheldNow } from './team-withheld.js';

// The pipelines that are named, and how many runs are of others.
const pipelinesOf = ({ runs, pipelines, subject }) => {
  if (subject) return pipelines.length > 0 ? `${subject}: ${pipelines[0].runs}` : `No run of ${subject} is named now.`;
  const others = runs - pipelines.reduce((sum, one) => sum + one.runs, 0);
  return pipelines
    .map((one) => `${one.subject}: ${one.runs}`)
    .concat(others > 0 ? [`pipelines of few people, which are not named: ${others}`] : [])
    .join(', ');
};

const peopleOf = ({ people }) =>
  people === null ? `fewer than ${me.minimumGroup} people` : people === 1 ? 'person' : 'people';

// That no wait is known is no zero where a tool was not read.
const NoWait = ({ unread }) =>
  unread
    ? html`
        <p class="note">No wait is known; ${unread}.</p>
      `
    : html`
        <p><span class="big">0</span></p>
        <p class="note">Nobody is waiting for a run.</p>
      `;

export const Now = ({ now, coverage }) => {
  useTick(10000);
  if (!now) return null;
  const unread = coverage ? unreadTools(coverage) : '';
  return html`
    <section aria-labelledby="now">
      <h2 id="now">Waiting now</h2>
      ${
        now.runs === 0
          ? html`
              <${NoWait} unread=${unread} />
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
                  <div class="note">${peopleOf(now)}</div>
                </div>
              </div>
              <p class="note">${pipelinesOf(now)}</p>
              ${
                unread &&
                html`
                  <p class="note">There may be more waits: ${unread}.</p>
                `
              }
            `
      }
    </section>
  `;
};

// A published sum changes only together with enough others, though the page is live.
const asOf = ({ changed }) =>
  changed
    ? `As of ${clock(changed)}; it changes only when the figures of at least ${me.minimumGroup} people change.`
    : null;

export const Today = ({ today, coverage }) => {
  const period = today.period;
  return html`
    <section aria-labelledby="today">
      <h2 id="today">
        Today so far${' '}
        <span class="note">${today.date}</span>
      </h2>
      ${
        period.days === 0 &&
        html`
          <p class="note">
            Not shown now: a sum of today needs ${me.minimumGroup} people whose working time goes on, and changes every
            15 minutes.
          </p>
        `
      }
      ${
        period.days > 0 &&
        html`
          <p>
            <span class="big">${hours(period.sums.available)}</span>
            ${' '}
            <span class="note">hours of ${count(period.people, 'person', 'people')}</span>
          </p>
          <p class="note">${asOf(today)}</p>
          <${Bar} sums=${period.sums} label=${describe(period.sums, period.known)} known=${period.known} />
          <${Parts} now=${period.sums} known=${period.known} />
          <${KnownNote} known=${period.known} />
        `
      }
      ${
        period.days > 0 &&
        html`
          <${CoverageNote} coverage=${coverage} />
        `
      }
    </section>
  `;
};

const weekBefore = (week) => {
  if (!week.weeksBefore) return 'no weeks before';
  return hours(week.before.sums.available / week.weeksBefore) + ' a week on average before';
};

const comparedWith = ({ week, weeksBefore: weeks }, markers) => {
  if (weeks === 0) return '';
  const monday = mondayOfWeek(week);
  return ` compared with the last ${weeks}${mixedIn(markers, plus(monday, -7 * weeks), plus(monday, -1))}`;
};

const Week = ({ week, coverage, markers }) => html`
  <section aria-labelledby="week">
    <h2 id="week">This week${comparedWith(week, markers)}</h2>
    ${
      week.now.days === 0 && week.weeksBefore === 0
        ? html`
            <p class="note">No day of this week is shown yet: the first comes when it is over and read.</p>
          `
        : html`
            <p>
              <span class="big">${hours(week.now.sums.available)}</span>
              ${' '}
              <span class="note">hours in the week from ${mondayOfWeek(week.week)}; ${weekBefore(week)}</span>
            </p>
            <${Bar} sums=${week.now.sums} label=${describe(week.now.sums, week.now.known)} known=${week.now.known} />
            <${Parts}
              now=${week.now.sums}
              known=${week.now.known}
              before=${week.before.days > 0 ? week.before.sums : null}
              knownBefore=${week.before.known}
            />
            <${KnownNote} known=${week.now.known} />
          `
    }
    <${CoverageNote} coverage=${coverage} />
  </section>
`;

const seenBy = (coverage) =>
  `${coverage.tools} of ${count(coverage.people, 'person is', 'people are')} known in tools, ` +
  `${coverage.calendars} in a calendar.`;

const nobodys = (unattributed) => {
  const count = unattributed?.identities ?? 0;
  if (count === 0) return '';
  const identities = count === 1 ? 'identity has' : 'identities have';
  return ` ${count} ${identities} no owner; their time is not in any team's figures.`;
};

const Coverage = ({ coverage, unattributed }) => html`
  <section class="wide" aria-labelledby="coverage">
    <h2 id="coverage">Coverage of these figures</h2>
    <p>${seenBy(coverage) + nobodys(unattributed)}</p>
    <details>
      <summary>${coverage.sources.length} sources</summary>
      <${Sources} sources=${coverage.sources} />
    </details>
  </section>
`;

const Answer = ({ text }) =>
  text &&
  html`
    <p class="answer">${text}</p>
    <${CostNote} />
  `;

// Now, today and this week, as they change.
const Live = ({ s, subject }) => html`
  <div class="grid">
    ${
      s.now &&
      html`
        <${Now} now=${nowOf(s.now, subject)} coverage=${s.coverage} />
      `
    }
    ${
      s.today &&
      !isWhollyWithheld(s.today.period) &&
      html`
        <${Today} today=${s.today} coverage=${s.coverage} />
      `
    }
    ${
      s.week &&
      !isWhollyWithheld(s.week.now) &&
      html`
        <${Week} week=${s.week} coverage=${s.coverage} markers=${s.trend?.markers ?? []} />
      `
    }
  </div>
`;

const hasWeeks = (trend) => trend.weeks.some(({ period }) => period && period.days > 0);
// There is nothing to draw where all is withheld, which is said at the top of the page.
const isDrawn = (trend, isWithheld) => Boolean(trend) && (hasWeeks(trend) || !isWithheld);
const hasSubjects = ({ waiting, manual }) => waiting.length + manual.length > 0;

// What this week is not: the trend and the subjects, of the live page or of the chosen weeks.
const Weeks = ({ trend, subjects, coverage, pick, filter, one, isWithheld }) => html`
  ${one}
  ${
    isDrawn(trend, isWithheld) &&
    html`
      <${Trend} trend=${trend} coverage=${coverage} pick=${pick} />
    `
  }
  ${
    subjects &&
    (hasSubjects(subjects) || !isWithheld) &&
    html`
      <${Subjects} subjects=${subjectsOf(subjects, filter.subject)} choose=${filter.choose} />
    `
  }
`;

const Chosen = ({ team, period, failure, coverage, pick, filter, one }) => {
  if (failure)
    return html`
      <p class="state bad" role="alert">${failure}</p>
    `;
  if (!period)
    return html`
      <p class="note">Loading…</p>
    `;
  const during = period.weeks > 1 ? `in these ${period.weeks} weeks` : 'in this week';
  return html`
    <${Answer} text=${answerOf(period.now, period.weeks, during, beforePeriod(period))} />
    <${WithheldNote} withheld=${withheldIn(period)} />
    <div class="grid">
      ${
        !isWhollyWithheld(period.now) &&
        html`
          <${Period} period=${period} />
        `
      }
      <${Weeks}
        trend=${period.trend}
        subjects=${period}
        coverage=${coverage}
        pick=${pick}
        filter=${filter}
        one=${one}
        isWithheld=${Boolean(withheldIn(period))}
      />
    </div>
    <${Downloads}
      what="These weeks"
      path=${`/api/team-period?team=${encodeURIComponent(team)}&from=${period.from}&to=${period.to}`}
    />
  `;
};

export const TeamPage = ({ team }) => {
  const [s, state] = useLive('team', team);
  const [choice, choose] = useAddress('period', THIS_WEEK);
  const all = s.today && s.trend ? offered(s.today.date, s.trend.markers) : null;
  const days = all && daysOf(choice, all);
  const [period, failure] = usePeriod(team, days, s.week);
  const [subject, chooseSubject] = useSubject();
  const filter = { subject, choose: chooseSubject };
  const weeks = weeksOf(days, s.trend);
  const one =
    subject &&
    weeks &&
    html`
      <${Subject} team=${team} subject=${subject} from=${weeks[0]} to=${weeks[1]} changes=${s.week} />
    `;
  const pick = (monday) => choose(`${monday}..${plus(monday, 6)}`);
  const withheld = s.small ? null : withheldNow(s);
  return html`
    <h1>${team}</h1>
    <${State} state=${state} />
    ${
      s.small &&
      html`
        <${Small} small=${s.small} isAnyShown=${Boolean(s.trend) && hasWeeks(s.trend)} />
      `
    }
    ${
      all &&
      html`
        <${PeriodPicker} all=${all} choice=${choice} choose=${choose} />
        <${SubjectPicker} subjects=${days ? period : s.subjects} subject=${subject} choose=${chooseSubject} />
      `
    }
    ${
      days
        ? html`
            <${Chosen}
              team=${team}
              period=${period}
              failure=${failure}
              coverage=${s.coverage}
              pick=${pick}
              filter=${filter}
              one=${one}
            />
          `
        : html`
            ${
              s.week &&
              html`
                <${Answer}
                  text=${answerOf(s.week.now, 1, 'this week so far', s.trend && weeksBefore(s.trend, s.today.date))}
                />
              `
            }
            <${WithheldNote} withheld=${withheld} />
            <${Live} s=${s} subject=${subject} />
            <div class="grid">
              <${Weeks}
                trend=${s.trend}
                subjects=${s.subjects}
                coverage=${s.coverage}
                pick=${all && pick}
                filter=${filter}
                one=${one}
                isWithheld=${Boolean(s.small || withheld)}
              />
            </div>
            <${Downloads} what="This page" path=${`/api/page?page=team&name=${encodeURIComponent(team)}`} />
          `
    }
    <div class="grid">
      ${
        s.coverage &&
        html`
          <${Coverage} coverage=${s.coverage} unattributed=${s.unattributed} />
        `
      }
    </div>
  `;
};
