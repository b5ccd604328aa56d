// Teams side by side: what waiting and manual work took, how that went week by week, and the migrations.
import { html, useEffect, useLive, useState, ask, count, hours, me, plus, renew, State, Table } from './common.js';
import { Textures, isUnknown, knownOf, knownPart } from './known.js';
import { answerOf, isWithheld, least, lost, partOf, seenTime, several, weeksBefore } from './period.js';
import { CostNote } from './team-money.js';
import { MARKED, isPartlyWithheld } from './team-withheld.js';

const WEEKS = 13;
// the known part of the working time, from which on a week is one among others
const ENOUGH = 0.8;
// points of a share: less is not told as a change
const LEAST_CHANGE = 1;
const COMPARED = 4;
// of a week like those before, from which on this week is compared with them: two working days of five
const LONG_ENOUGH = 0.4;

const pathOf = (team) => '#/team/' + encodeURIComponent(team);
const waiting = (sums) => sums.queue + sums.run + sums.resume;
const KINDS = [
  ['manual work', 'manual', (sums) => sums.manual],
  ['waiting', 'queue', waiting],
  ['meetings', 'meeting', (sums) => sums.meeting],
];

const hasFigures = (period) => Boolean(period) && period.days > 0;
const isKnownEnough = (period, part) => knownPart(knownOf(part, period.known)) >= ENOUGH;
const atLeast = (period) => (isWithheld(period) ? '≥\u00a0' : '');

const isComparable = (period, part) =>
  hasFigures(period) && isKnownEnough(period, part) && !isWithheld(period) && !isUnknown(knownOf(part, period.known));

// The weeks before a week in the same way of working: those since the latest wave that has begun by its end.
const sameWay = (weeks, at, waves) => {
  const begun = waves.map((wave) => wave.from).filter((from) => from <= plus(weeks[at].monday, 6));
  const since = begun.sort().pop() ?? '';
  return weeks.slice(Math.max(0, at - COMPARED), at).filter(({ monday }) => monday >= since);
};

const workingTime = (weeks) => weeks.reduce((sum, { period }) => sum + period.sums.available, 0) / weeks.length;

// A week of a few hours says nothing of what a week is like.
const isLongEnough = (week, before) => workingTime([week]) >= LONG_ENOUGH * workingTime(before);

// A team's changes of shares in a week, against the weeks before of which enough is known and nothing withheld.
const changesIn = (team, weeks, at, words, waves) =>
  KINDS.flatMap(([title, part, of]) => {
    if (!weeks[at] || !isComparable(weeks[at].period, part)) return [];
    const before = sameWay(weeks, at, waves).filter(({ period }) => isComparable(period, part));
    if (before.length === 0 || !isLongEnough(weeks[at], before)) return [];
    const shareIn = (some) =>
      (100 * some.reduce((sum, { period }) => sum + of(period.sums), 0)) /
      Math.max(
        1,
        some.reduce((sum, { period }) => sum + seenTime(period, part), 0),
      );
    return [{ team, title, words, now: shareIn([weeks[at]]), before: shareIn(before), weeks: before.length }];
  });

// Of all teams the kind of work whose share changed most: this week, or else in the last one.
const changesOf = ({ teams, waves }) => {
  const inWeek = (ago, words) =>
    teams.flatMap(({ team, sections }) => {
      const weeks = sections.trend?.weeks ?? [];
      const isCurrent = weeks[weeks.length - 1]?.week === sections.week?.week;
      const at = weeks.length - (isCurrent ? 1 : 0) - ago;
      const own = waves.filter((wave) => wave.team === team);
      return sections.week ? changesIn(team, weeks, at, words, own) : [];
    });
  const now = inWeek(0, 'this week so far');
  return (now.length > 0 ? now : inWeek(1, 'last week')).sort(
    (one, other) => Math.abs(other.now - other.before) - Math.abs(one.now - one.before),
  );
};

const NOT_COMPARED =
  'This week is not compared: too little is known of it, or of weeks before it in the same way of working.';

export const change = (overview) => {
  const [most] = changesOf(overview);
  if (!most) return NOT_COMPARED;
  if (Math.abs(most.now - most.before) < LEAST_CHANGE)
    return `No kind of work took 1 % of the working time more or less ${most.words} than before.`;
  return (
    `The biggest change ${most.words}: in ${most.team}, ${most.title} took ${Math.round(most.now)} % of the ` +
    `working time, and ${Math.round(most.before)} % in the ${several(most.weeks)} before.`
  );
};

// The Mondays of the last weeks, the same for all teams.
const mondaysOf = ({ teams }) => {
  const all = teams.flatMap(({ sections }) => (sections.trend?.weeks ?? []).map((week) => week.monday)).sort();
  const last = all[all.length - 1];
  return last ? Array.from({ length: WEEKS }, (_, i) => plus(last, 7 * (i - WEEKS + 1))) : [];
};

const weekOf = (sections, monday) => (sections.trend?.weeks ?? []).find((week) => week.monday === monday);
// Of a week that is withheld, or of which less is known, there is nothing: that is no zero.
const lostIn = (sections, monday) => {
  const period = weekOf(sections, monday)?.period;
  return hasFigures(period) && isKnownEnough(period, 'manual') ? period : null;
};

// Why nothing is shown of a week.
export const nothingIn = (sections, monday) => {
  const week = weekOf(sections, monday);
  if (week) return week.period.days === 0 ? 'withheld' : 'not known';
  const first = sections.trend?.weeks[0];
  return first && monday < first.monday ? 'before measuring began' : 'no figures';
};

const WIDE = 20;
const HIGH = 100;
// of the highest column: above it is room for a mark
const TALLEST = 86;

// One column a week, manual work below waiting; all teams have the same scale.
export const Columns = ({ team, hatch, sections, mondays, most, waves }) => {
  const label = mondays
    .map((monday) => {
      const period = lostIn(sections, monday);
      const is = period
        ? `${least(isPartlyWithheld(period))}${hours(lost(period.sums))} h`
        : nothingIn(sections, monday);
      return `${monday}: ${is}`;
    })
    .join(', ');
  return html`
    <svg
      class="columns"
      viewBox=${`0 0 ${WIDE * mondays.length} ${HIGH}`}
      preserveAspectRatio="none"
      role="img"
      aria-label=${`Hours of waiting and manual work of ${team} by week. ${label}`}
    >
      <defs>
        <pattern id=${hatch} width="6" height="6" patternUnits="userSpaceOnUse">
          <rect class="gap" width="6" height="6"></rect>
          <path class="hatch" d="M0 6 L4 0 L6 0 L2 6 Z"></path>
        </pattern>
        <${Textures} of=${hatch} width=${4} height=${8} />
      </defs>
      ${mondays.map((monday, i) => {
        const period = lostIn(sections, monday);
        const x = WIDE * i + 2;
        if (!period && !weekOf(sections, monday)) return null;
        if (!period)
          return html`
            <rect x=${x} y="0" width=${WIDE - 4} height=${HIGH} fill=${`url(#${hatch})`}></rect>
          `;
        const manual = (TALLEST * period.sums.manual) / most;
        const waits = (TALLEST * waiting(period.sums)) / most;
        return html`
          <rect fill=${`url(#${hatch}-manual)`} x=${x} y=${HIGH - manual} width=${WIDE - 4} height=${manual}></rect>
          <rect class="queue" x=${x} y=${HIGH - manual - waits} width=${WIDE - 4} height=${waits}></rect>
          ${
            isPartlyWithheld(period) &&
            html`
              <path class="withheld-mark" d=${`M${x + 3} ${HIGH - manual - waits - 4} l10 0 l-5 -9 Z`}></path>
            `
          }
        `;
      })}
      ${waves
        .filter((wave) => wave.from >= mondays[0] && wave.begun)
        .map((wave) => {
          const at = WIDE * ((Date.parse(wave.from) - Date.parse(mondays[0])) / (7 * 86400000));
          return html`
            <line class="wave" x1=${at} x2=${at} y1="0" y2=${HIGH}></line>
          `;
        })}
    </svg>
  `;
};

const Withheld = ({ small }) => html`
  <p class="withheld">
    Withheld: ${count(small.members, 'member')}, and sums of fewer than ${small.minimumGroup} people are not shown.
  </p>
`;

const Team = ({ team, place, sections, mondays, most, waves, today }) => {
  const { small, week, trend } = sections;
  const isShown = mondays.some((monday) => lostIn(sections, monday));
  return html`
    <section aria-labelledby=${'team-' + place}>
      <h2 id=${'team-' + place}><a href=${pathOf(team)}>${team}</a></h2>
      ${
        small &&
        html`
          <${Withheld} small=${small} />
        `
      }
      ${
        week &&
        html`
          <p>
            ${
              answerOf(week.now, 1, 'this week so far', trend && weeksBefore(trend, today)) ??
              (week.now.leftOut > 0
                ? `Withheld: fewer than ${me.minimumGroup} people worked this week.`
                : 'There are no figures of this week yet.')
            }
          </p>
        `
      }
      ${
        isShown &&
        html`
          <${Columns}
            team=${team}
            hatch=${'unknown-' + place}
            sections=${sections}
            mondays=${mondays}
            most=${most}
            waves=${waves}
          />
        `
      }
    </section>
  `;
};

const Lost = ({ teams, mondays }) => html`
  <details>
    <summary>As a table, in hours of waiting and manual work</summary>
    <${Table}
      rows=${mondays}
      columns=${[
        ['Week from', (monday) => monday, 'text'],
        ...teams.map(({ team, sections }) => [
          team,
          (monday) => {
            const period = lostIn(sections, monday);
            if (!period) return nothingIn(sections, monday);
            return `${atLeast(period)}${hours(lost(period.sums))} (${atLeast(period)}${partOf(period)})`;
          },
        ]),
      ]}
    />
  </details>
`;

const weeksSince = (from, today) => Math.floor((Date.parse(today) - Date.parse(from)) / (7 * 86400000));

const stateOf = (wave, today) => {
  if (!wave.begun) return `${wave.team} begins on ${wave.from}`;
  const weeks = weeksSince(wave.from, today);
  return `${wave.team} since ${wave.from} (${weeks === 0 ? 'less than a week' : count(weeks, 'week')})`;
};

const progressOf = (waves) => {
  const begun = waves.filter((wave) => wave.begun).length;
  if (begun === 0) return 'planned';
  return begun === waves.length ? 'begun in each of its teams' : `begun in ${begun} of ${waves.length} teams`;
};

const Migrations = ({ waves, today, verdicts }) => {
  const ids = [...new Set(waves.map((wave) => wave.migration))];
  return html`
    <section class="wide" aria-labelledby="migrations">
      <h2 id="migrations">Migrations</h2>
      ${
        ids.length === 0 &&
        html`
          <p class="note">No migration of these teams is in the organization file.</p>
        `
      }
      ${ids.map((id) => {
        const own = waves.filter((wave) => wave.migration === id);
        return html`
          <h3>${own[0].name}: ${progressOf(own)}</h3>
          <p>${own.map((wave) => stateOf(wave, today)).join('; ')}.</p>
          ${
            verdicts[id] &&
            html`
              <p>
                ${verdicts[id]}${' '}
                <a href=${'#/changes?migration=' + encodeURIComponent(id)}>Comparison</a>
              </p>
            `
          }
        `;
      })}
    </section>
  `;
};

// What each migration has changed, for managers, asked one after the other.
function useVerdicts(waves) {
  const [verdicts, set] = useState({});
  const ids = [...new Set(waves.filter((wave) => wave.begun).map((wave) => wave.migration))];
  useEffect(() => {
    let wanted = me.roles.includes('manager');
    const follow = async () => {
      for (const id of ids) {
        if (!wanted) return;
        const sentence = await ask(`/api/before-after?migration=${encodeURIComponent(id)}`).then(
          (found) => found.headline,
          (problem) => problem.message,
        );
        if (wanted) set((before) => ({ ...before, [id]: sentence }));
      }
    };
    follow();
    return () => {
      wanted = false;
    };
  }, [ids.join()]);
  return verdicts;
}

export const Overview = () => {
  const [{ overview }, state] = useLive('overview', '');
  const verdicts = useVerdicts(overview?.waves ?? []);
  const teams = overview ? overview.teams.map(({ team }) => team) : me.teams;
  useEffect(() => {
    if (teams.join() !== me.teams.join()) renew();
  }, [teams.join()]);
  const mondays = overview ? mondaysOf(overview) : [];
  const most = Math.max(
    3600,
    ...(overview?.teams ?? []).flatMap(({ sections }) =>
      mondays.map((monday) => lost(lostIn(sections, monday)?.sums ?? { manual: 0, queue: 0, run: 0, resume: 0 })),
    ),
  );
  const isMarked = (overview?.teams ?? []).some(({ sections }) =>
    mondays.some((monday) => isPartlyWithheld(lostIn(sections, monday))),
  );
  return html`
    <h1>Overview</h1>
    <${State} state=${state} />
    ${
      overview &&
      html`
        <p class="answer">${change(overview)}</p>
        <div class="grid">
          ${overview.teams.map(
            ({ team, sections }, i) => html`
              <${Team}
                key=${team}
                place=${i}
                team=${team}
                sections=${sections}
                mondays=${mondays}
                most=${most}
                waves=${overview.waves.filter((wave) => wave.team === team)}
                today=${overview.today}
              />
            `,
          )}
          <section class="wide" aria-labelledby="lost">
            <h2 id="lost">Waiting and manual work by week</h2>
            <p class="note">
              <span class="key queue"></span>
              Waiting${' '}
              <span class="key manual"></span>
              Manual work. All teams have the same scale: the highest column is ${hours(most)} h a week. Hatched weeks
              are withheld, or less than 80 % of their working time is known. Weeks before measuring began are empty.
              ${' '}${isMarked && MARKED} A line is the first day of a migration. Teams differ in size and work, so
              compare each with itself.
            </p>
            <${CostNote} />
            <${Lost} teams=${overview.teams} mondays=${mondays} />
          </section>
          <${Migrations} waves=${overview.waves} today=${overview.today} verdicts=${verdicts} />
        </div>
      `
    }
  `;
};
