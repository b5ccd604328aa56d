// What is withheld of a team's page, said once at its top, with what can be shown all the same.
import { html, count, me } from './common.js';
import { Word } from './words.js';

export const isWhollyWithheld = (period) => Boolean(period) && period.days === 0 && period.leftOut > 0;
export const isPartlyWithheld = (period) =>
  Boolean(period) && period.days > 0 && (period.sums.rest > 0 || period.leftOut > 0);
export const MARKED = '▲ above a week: a part of it is withheld, so that it may have taken more than its bar shows.';

const SOURCES = 'No sum of days can be shown now; below is which sources tell of the team.';

const listed = (all) => (all.length < 2 ? all.join() : `${all.slice(0, -1).join(', ')} and ${all.at(-1)}`);
const leftOutIn = (periods) => periods.reduce((sum, period) => sum + (period?.leftOut ?? 0), 0);

// Of the live page: today, this week, and days of the weeks of the trend.
export function withheldNow({ today, week, trend }) {
  const isWeekWhole = isWhollyWithheld(week?.now);
  const weeks = (trend?.weeks ?? []).filter((one) => !isWeekWhole || one.week !== week.week).map((one) => one.period);
  const whole = [
    [isWhollyWithheld(today?.period), 'today'],
    [isWeekWhole, 'this week so far'],
  ]
    .filter(([is]) => is)
    .map(([, what]) => what);
  return withheldOf(whole, weeks);
}

// Of chosen weeks.
export const withheldIn = (period) =>
  period &&
  withheldOf(
    isWhollyWithheld(period.now) ? ['all of these weeks'] : [],
    period.trend.weeks.map((one) => one.period),
  );

function withheldOf(whole, weeks) {
  const days = leftOutIn(weeks);
  const concerned = days > 0 ? [...whole, `${count(days, 'day')} of ${count(weeks.length, 'week')}`] : whole;
  if (concerned.length === 0) return null;
  const isAnyShown = weeks.some((period) => period && period.days > 0);
  return { whole, concerned, isAnyShown };
}

export const WithheldNote = ({ withheld }) =>
  withheld &&
  html`
    <p class=${withheld.whole.length > 0 ? 'withheld' : 'note'}>
      <${Word} of="Withheld" />
      ${`: sums of fewer than ${me.minimumGroup} people, so that nobody can be singled out. `}
      ${`This concerns ${listed(withheld.concerned)}. `}
      ${withheld.isAnyShown ? 'The other days are shown below.' : SOURCES}
    </p>
  `;

const agreedOf = ({ agreed, from }) =>
  `${agreed} of them ${agreed === 1 ? 'agrees' : 'agree'} to weekly sums; all of them have to.` +
  (from ? ` Weeks from ${from} on are shown once they are over.` : '');

// A team that is too small for any sum, until all of its members agree to weekly ones.
export const Small = ({ small, isAnyShown }) => html`
  <p class="withheld">
    <${Word} of="Withheld" />
    ${`: this team has ${count(small.members, 'member')}; sums of fewer than ${small.minimumGroup} are withheld, `}
    ${`so that nobody can be singled out. ${agreedOf(small)} `}
    ${isAnyShown ? 'Below are the weeks that they agreed to.' : SOURCES}
  </p>
`;
