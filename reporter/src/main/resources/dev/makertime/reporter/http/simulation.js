// The page of the simulation: now and other ways of working side by side, and the sliders of their inputs.
import { html, choicesOf, pageOf, useEffect, useState, send, ask, count } from './common.js';
import { Answer, Sentence, ordered } from './simulation-board.js';
import { PostedDownloads } from './downloads.js';
import { KnobColumn, Knobs, authorOf, knobsOf, typedOf } from './simulation-knobs.js';
import { Saved } from './simulation-saved.js';

const listed = (words) =>
  words.length > 1 ? `${words.slice(0, -1).join(', ')} and ${words[words.length - 1]}` : words.join('');

const WEEK = 7 * 86400000;
// Weeks of which enough is known, of those of the period.
const weeksOf = ({ baseline, period }) => {
  const all = Math.round((Date.parse(period.to) - Date.parse(period.from)) / WEEK);
  return baseline.weeks < all ? `${baseline.weeks} of ${count(all, 'week')}` : count(baseline.weeks, 'week');
};

// What of the current hours is measured, and over what.
const restsOn = (found) => {
  const { measured, typed, unknown } = found.basis;
  const missing = unknown.length > 0 ? ` These hours are unknown: ${listed(unknown)}.` : '';
  if (measured.length === 0) {
    if (typed.length === 0) return missing.trim();
    const what = missing ? `hours of ${listed(typed)}` : 'all hours';
    return `Nothing is measured: ${what} are typed or defaults.${missing}`;
  }
  const others = typed.length > 0 ? ` Hours of ${listed(typed)} are typed.` : '';
  return (
    `Time for ${listed(measured)} is measured: ` +
    `${count(found.baseline.engineers, 'person', 'people')}, ${weeksOf(found)}` +
    ` (${inWords(found.period)}).${others}${missing}` +
    ' Everything else is typed or a default; some of it can be changed here.'
  );
};

const fallback = (found, name, knob) => (knob[5] === 'factor' ? 1 : found?.inputs.scenarios[name]?.[knob[0]]);

const inWords = (period) =>
  period.title +
  (period.straddles.length ? `; ${period.straddles.join(' and ')} began in it: two ways of working are mixed` : '');

// The periods that are offered for a team; the first is the default.
const periods = (begin, team) => begin.periods[team] ?? begin.periods[''];

const ALL_TEAMS = 'all';

// The team, the period and what was changed on the page, as the address has it: optimal.runDurationFactor=0.5
const readAddress = (begin, choices = choicesOf(location.hash)) => {
  const usualTeam = begin.teams.length > 1 ? begin.teams[0] : '';
  const wanted = choices.get('team');
  const team = wanted === ALL_TEAMS ? '' : begin.teams.includes(wanted) ? wanted : usualTeam;
  const usual = periods(begin, team)[0];
  const changes = {};
  choices.forEach((value, name) => {
    const [part, input] = name.split('.');
    const isPart = part === 'org' || Object.hasOwn(begin.said.scenarios, part);
    if (isPart && value !== '' && Number.isFinite(Number(value)) && knobsOf(part).some(([id]) => id === input))
      changes[name] = Number(value);
  });
  return { team, from: choices.get('from') ?? usual.from, to: choices.get('to') ?? usual.to, changes };
};

const askedAgain = (why) => `No answer yet: ${why}. This page asks again by itself.`;

const PAGE = '#/scenarios';
// how long a slider has to stand still until its value is computed
const SETTLED = 60;

const choicesOfAsked = ({ team, from, to, changes }) =>
  new URLSearchParams({ team: team || ALL_TEAMS, from, to, ...changes }).toString();

const writeAddress = (asked) => {
  if (pageOf(location.hash) === PAGE) history.replaceState(null, '', `${PAGE}?${choicesOfAsked(asked)}`);
};

// The inputs as they are in the file, and what was changed on the page by whom.
const saidOf = (begin, changes) => {
  const said = structuredClone(begin.said);
  Object.entries(changes).forEach(([name, value]) => {
    const [part, input] = name.split('.');
    const place = part === 'org' ? (said.org ??= {}) : (said.scenarios[part] ??= {});
    const knob = knobsOf(part).find(([id]) => id === input);
    place[input] = { [knob[5] === 'factor' ? 'factor' : 'value']: value, by: begin.by, on: begin.on };
  });
  return said;
};

const bodyOf = (begin, { from, to, team, changes }) => ({ from, to, team, said: saidOf(begin, changes) });

// A reporter that is busy is asked again after so long, each time twice as long.
const BUSY = 503;
const FIRST_PAUSE = 1000;
const PAUSES = 5;

const pause = (millis) => new Promise((go) => setTimeout(go, millis));

// The answer. later is told why the reporter is to be asked again, and says whether that is still wanted.
const compute = async (begin, asked, later = () => true) => {
  for (let turn = 0; ; turn++) {
    try {
      return await (await send('/api/simulate', bodyOf(begin, asked))).json();
    } catch (problem) {
      if (problem.status !== BUSY || turn === PAUSES || !later(problem.message)) throw problem;
    }
    await pause(FIRST_PAUSE * 2 ** turn);
    if (!later(null)) throw new Error('not wanted any longer');
  }
};

export const Scenarios = () => {
  const [begin, setBegin] = useState(null);
  const [asked, setAsked] = useState(null);
  const [found, setFound] = useState(null);
  const [problem, setProblem] = useState(null);
  const [busy, setBusy] = useState(false);
  const [late, setLate] = useState(null);
  useEffect(() => {
    ask('/api/scenarios').then(
      (all) => {
        setBegin(all);
        setAsked(readAddress(all));
      },
      (e) => setProblem(e.message),
    );
  }, []);
  useEffect(() => {
    if (!begin) return undefined;
    const follow = () => {
      if (pageOf(location.hash) === PAGE) setAsked(readAddress(begin));
    };
    addEventListener('hashchange', follow);
    return () => removeEventListener('hashchange', follow);
  }, [begin]);
  useEffect(() => {
    if (!asked) return undefined;
    writeAddress(asked);
    let dropped = false;
    setBusy(true);
    setLate(null);
    const later = (why) => {
      if (!dropped && why) setLate(why);
      return !dropped;
    };
    const end = (body, why) => {
      if (dropped) return;
      if (body) setFound(body);
      setProblem(why);
      setBusy(false);
      setLate(null);
    };
    const timer = setTimeout(
      () =>
        compute(begin, asked, later).then(
          (body) => end(body, null),
          (e) => end(null, e.message),
        ),
      SETTLED,
    );
    return () => {
      dropped = true;
      clearTimeout(timer);
    };
  }, [JSON.stringify(asked)]);
  if (!begin)
    return html`
      <h1>Simulation</h1>
      ${
        problem
          ? html`
              <p class="problem" role="alert">${problem}</p>
            `
          : html`
              <p class="state" role="status">Loading…</p>
            `
      }
    `;
  const said = saidOf(begin, asked.changes);
  const change = (changes) => setAsked((before) => ({ ...before, changes: changes(before.changes) }));
  const valueOf = (part) => (knob) =>
    part === 'org'
      ? (typedOf(said.org, knob, null) ?? found?.inputs.org[knob[0]])
      : (typedOf(said.scenarios[part], knob, null) ?? fallback(found, part, knob));
  const knobs = (part, title) => html`
    <${Knobs}
      key=${part}
      part=${part}
      title=${title}
      valueOf=${valueOf(part)}
      author=${(knob) => authorOf(said, part, knob)}
      currency=${currency}
      changes=${asked.changes}
      change=${change}
    />
  `;
  const choosePeriod = (i) => {
    const period = periods(begin, asked.team)[i];
    if (period) setAsked({ ...asked, from: period.from, to: period.to });
  };
  const chooseTeam = (team) => {
    const { from, to } = periods(begin, team)[0];
    setAsked({ ...asked, team, from, to });
  };
  const offered = periods(begin, asked.team).some((one) => one.from === asked.from && one.to === asked.to);
  const currency = found?.inputs.org.currency ?? begin.said.org?.currency;
  const names = ordered(Object.keys(said.scenarios)).slice(1);
  return html`
    <h1>Simulation</h1>
    ${
      found &&
      html`
        <${Sentence} found=${found} />
      `
    }
    <p class=${'state' + (problem && !late ? ' bad' : '')} role="status">
      ${late ? askedAgain(late) : (problem ?? (busy || !found ? 'Computing…' : restsOn(found)))}
    </p>
    <form class="line" onSubmit=${(event) => event.preventDefault()}>
      <div>
        <label for="team">Team</label>
        <select id="team" onChange=${(event) => chooseTeam(event.target.value)}>
          <option value="" selected=${asked.team === ''}>all</option>
          ${begin.teams.map(
            (team) => html`
              <option selected=${asked.team === team}>${team}</option>
            `,
          )}
        </select>
      </div>
      <div>
        <label for="period">Period</label>
        <select id="period" onChange=${(event) => choosePeriod(event.target.value)}>
          ${periods(begin, asked.team).map(
            (period, i) => html`
              <option value=${i} selected=${period.from === asked.from && period.to === asked.to}>
                ${inWords(period)}
              </option>
            `,
          )}
          <option value="own" selected=${!offered}>as chosen</option>
        </select>
      </div>
      <div>
        <label for="from">Measured from (a Monday)</label>
        <input
          id="from"
          type="date"
          step="7"
          value=${asked.from}
          onChange=${(event) => setAsked({ ...asked, from: event.target.value })}
        />
      </div>
      <div>
        <label for="to">to (a Sunday)</label>
        <input
          id="to"
          type="date"
          step="7"
          value=${asked.to}
          onChange=${(event) => setAsked({ ...asked, to: event.target.value })}
        />
      </div>
      ${
        Object.keys(asked.changes).length > 0 &&
        html`
          <button onClick=${() => change(() => ({}))}>Reset all changes</button>
        `
      }
    </form>
    <div class="split">
      <${KnobColumn}>${names.map((name) => knobs(name, name))} ${knobs('org', 'Inputs of all scenarios')}<//>
      <div class="answers">
        ${
          found &&
          html`
            <${Answer} found=${found} currency=${currency} rests=${restsOn(found)} />
            <${PostedDownloads} what="This simulation" path="/api/simulate" body=${bodyOf(begin, asked)} />
          `
        }
        <${Saved}
          page=${PAGE}
          choices=${choicesOfAsked(asked)}
          compute=${(choices) => compute(begin, readAddress(begin, new URLSearchParams(choices)))}
        />
      </div>
    </div>
  `;
};
