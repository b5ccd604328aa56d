// The period of a team's page: how it is chosen, its answer in a sentence, and its figures beside those before.
import { html, useEffect, useState, ask, count, hours, share, plus, mondayOf, sentence } from './common.js';
import { Bar, describe, isKnown, isUnknown, knownOf, knownPart, seenPart } from './known.js';
import { KnownNote, Parts } from './team-figures.js';
import { costOf } from './team-money.js';

export const THIS_WEEK = 'this-week';
const OTHER = 'other';
const CUSTOM = /^(\d{4}-\d\d-\d\d)\.\.(\d{4}-\d\d-\d\d)$/;

// The periods that can be chosen by name: what they are called, and their first and last day.
export function offered(today, markers) {
  const monday = mondayOf(today);
  const last = (weeks) => [plus(monday, -7 * weeks), plus(monday, -1)];
  const all = [
    [THIS_WEEK, 'This week so far', null],
    ['last-week', 'Last week', last(1)],
    ['4-weeks', 'Last 4 weeks', last(4)],
    ['13-weeks', 'Last 13 weeks', last(13)],
  ];
  markers.forEach(({ name, date }) => {
    const wave = mondayOf(date);
    const first = wave === date ? wave : plus(wave, 7);
    all.push([`before:${name}`, `4 weeks before ${name}`, [plus(wave, -28), plus(wave, -1)]]);
    if (first < monday) all.push([`since:${name}`, `Since ${name}`, [first, plus(monday, -1)]]);
  });
  return all;
}

// The first and last day of a choice; nothing for this week.
export function daysOf(choice, all) {
  const custom = CUSTOM.exec(choice);
  if (custom) return [custom[1], custom[2]];
  return all.find(([id]) => id === choice)?.[2] ?? null;
}

export const PeriodPicker = ({ all, choice, choose }) => {
  const days = daysOf(choice, all);
  const custom = CUSTOM.test(choice);
  const other = (from, to) => {
    if (!from || !to) return;
    const first = mondayOf(from);
    const last = plus(mondayOf(to), 6);
    choose(`${first}..${last < first ? plus(first, 6) : last}`);
  };
  const pick = (id) => {
    if (id !== OTHER) choose(id);
    else other(...(days ?? all[2][2]));
  };
  return html`
    <form class="line" onSubmit=${(event) => event.preventDefault()}>
      <div>
        <label for="period">Period</label>
        <select id="period" onChange=${(event) => pick(event.target.value)}>
          ${all.map(
            ([id, title]) => html`
              <option value=${id} selected=${choice === id}>${title}</option>
            `,
          )}
          <option value=${OTHER} selected=${custom}>Other weeks</option>
        </select>
      </div>
      ${
        custom &&
        html`
          <div>
            <label for="period-from">From the week of</label>
            <input
              id="period-from"
              type="date"
              value=${days[0]}
              onChange=${(event) => other(event.target.value, days[1])}
            />
          </div>
          <div>
            <label for="period-to">to the week of</label>
            <input
              id="period-to"
              type="date"
              value=${days[1]}
              onChange=${(event) => other(days[0], event.target.value)}
            />
          </div>
        `
      }
    </form>
  `;
};

const LOST = ['manual', 'queue', 'run', 'resume'];
export const lost = (sums) => LOST.reduce((sum, part) => sum + sums[part], 0);
// What is withheld makes a share the least that it can be; what is not known leaves it one of the known time.
export const isWithheld = ({ sums }) => sums.rest > 0;
const isPartlyKnown = ({ known }) => !isKnown(knownOf('manual', known));
export const seenTime = ({ sums, known }, part = 'manual') => sums.available * seenPart(knownOf(part, known));
export const partOf = (period) => share(lost(period.sums), seenTime(period));
export const several = (count) => (count === 1 ? 'week' : `${count} weeks`);
export const least = (withheld) => (withheld ? 'at least ' : '');

// What waiting and manual work took, in a sentence: of a period, and a week before it or before a migration.
export function answerOf(period, weeks, during, before) {
  if (period.days === 0) return null;
  const time = knownOf('manual', period.known);
  if (isUnknown(time)) return `Waiting and manual work are unknown ${during}: no source was read that tells of them.`;
  if (isWithheld(period) && lost(period.sums) === 0)
    return `What waiting and manual work took ${during} is withheld: it is of too few people.`;
  const weekly = weeks > 1 ? `, ${hours(lost(period.sums) / weeks)} h a week` : '';
  const whole = isPartlyKnown(period) ? 'the known working time' : 'working time';
  const inHours = `${least(isPartlyKnown(period) && !isWithheld(period))}${hours(lost(period.sums))} h${weekly}`;
  const took = `${least(isWithheld(period))}${partOf(period)} of ${whole} (${inHours})`;
  const cost = costOf(lost(period.sums), isWithheld(period) || isPartlyKnown(period));
  const spent = cost ? `, ${cost}` : '';
  return sentence(`${took} went to waiting and manual work ${during}${spent}${before ? `; ${before}` : ''}`);
}

// The share of some weeks of which enough is known: they are compared with a week that goes on.
export function shareOf(weeks, name) {
  const known = weeks.filter(({ period }) => period.days > 0 && knownPart(knownOf('manual', period.known)) >= 0.8);
  if (known.length === 0) return null;
  const sum = (of) => known.reduce((all, { period }) => all + of(period), 0);
  const part = share(
    sum(({ sums }) => lost(sums)),
    sum((period) => seenTime(period)),
  );
  return `${least(known.some(({ period }) => isWithheld(period)))}${part} in the ${several(known.length)} ${name}`;
}

// The weeks in the way of working before the last migration that has begun, or those before this week.
export const weeksBefore = ({ weeks, markers }, today) => {
  const begun = markers.filter(({ date }) => date <= today).sort((one, other) => (one.date < other.date ? -1 : 1));
  const last = begun.pop();
  if (!last) return shareOf(weeks.filter((week) => week.monday < mondayOf(today)).slice(-4), 'before');
  const since = begun.filter(({ date }) => date < last.date).pop()?.date ?? '';
  return shareOf(
    weeks.filter(({ monday }) => monday >= since && plus(monday, 6) < last.date),
    `before ${last.name}`,
  );
};

// Says which migrations began inside some weeks, so that two ways of working are mixed in them.
export const mixedIn = (markers, from, to) => {
  const names = markers.filter(({ date }) => date > from && date <= to).map(({ name }) => name);
  return names.length > 0 ? `, in which ${[...new Set(names)].join(' and ')} began` : '';
};

// The figures of whole weeks, asked anew whenever something of the team changes.
export function usePeriod(team, days, changes) {
  const [found, set] = useState(null);
  const [failure, setFailure] = useState(null);
  const [from, to] = days ?? [null, null];
  useEffect(() => {
    let wanted = true;
    set((before) => (before && before.from === from && before.to === to ? before : null));
    setFailure(null);
    if (from) {
      ask(`/api/team-period?team=${encodeURIComponent(team)}&from=${from}&to=${to}`)
        .then((answer) => wanted && set(answer))
        .catch((problem) => wanted && setFailure(problem.message));
    }
    return () => {
      wanted = false;
    };
  }, [team, from, to, changes]);
  return [found, failure];
}

export const Period = ({ period }) => {
  const { from, to, now, before, weeksBefore: weeks } = period;
  const compared = weeks > 0 ? `, compared with the ${several(weeks)} before${mixedBefore(period)}` : '';
  return html`
    <section class="wide" aria-labelledby="week">
      <h2 id="week">${from} to ${to}${compared}</h2>
      ${
        now.days === 0
          ? html`
              <p class="note">There are no figures of these weeks.</p>
            `
          : html`
              <p>
                <span class="big">${hours(now.sums.available)}</span>
                ${' '}
                <span class="note">hours of working time, of up to ${count(now.people, 'person', 'people')}</span>
              </p>
              <${Bar} sums=${now.sums} label=${describe(now.sums, now.known)} known=${now.known} />
              <${Parts}
                now=${now.sums}
                known=${now.known}
                before=${before.days > 0 ? before.sums : null}
                knownBefore=${before.known}
              />
              <${KnownNote} known=${now.known} />
            `
      }
    </section>
  `;
};

const mixedBefore = ({ from, weeksBefore: weeks, trend }) =>
  mixedIn(trend?.markers ?? [], plus(from, -7 * weeks), plus(from, -1));

export const beforePeriod = (period) => {
  const { before, weeksBefore: weeks } = period;
  return weeks > 0 && before.days > 0 && !isUnknown(knownOf('manual', before.known))
    ? `${least(isWithheld(before))}${partOf(before)} in the ${several(weeks)} before${mixedBefore(period)}`
    : null;
};
