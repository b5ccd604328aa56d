// One subject on a team's page, such as a project or a DAG: its published weeks, and its deployments.
import { html, Table, ask, count, hours, number, plus, useAddress, useEffect, useState, me } from './common.js';
import { Stacks } from './charts.js';

const EVERY = '';
const at = (date) => Date.parse(date + 'T00:00:00') / 1000;

// The chosen subject, which is part of the address.
export const useSubject = () => useAddress('subject', EVERY);

// The subjects that the page names, and the chosen one.
const namesOf = (subjects, chosen) =>
  [
    ...new Set(
      [...(subjects?.waiting ?? []), ...(subjects?.manual ?? [])]
        .map((row) => row.subject)
        .filter(Boolean)
        .concat(chosen || []),
    ),
  ].sort();

export const SubjectPicker = ({ subjects, subject, choose }) => {
  const names = namesOf(subjects, subject);
  if (names.length === 0) return null;
  return html`
    <form class="line" onSubmit=${(event) => event.preventDefault()}>
      <div>
        <label for="subject">Project or pipeline</label>
        <select id="subject" onChange=${(event) => choose(event.target.value)}>
          <option value="" selected=${!subject}>All of them</option>
          ${names.map(
            (name) => html`
              <option value=${name} selected=${name === subject}>${name}</option>
            `,
          )}
        </select>
      </div>
      ${
        subject &&
        html`
          <button onClick=${() => choose(EVERY)}>Show all</button>
        `
      }
    </form>
  `;
};

// What is waited for now, of the chosen subject alone; nothing is said of one that is not named.
export const nowOf = (now, subject) =>
  now && subject ? { ...now, pipelines: now.pipelines.filter((one) => one.subject === subject), subject } : now;

export const subjectsOf = (subjects, subject) =>
  subjects && subject
    ? {
        ...subjects,
        of: subject,
        waiting: subjects.waiting.filter((row) => row.subject === subject),
        manual: subjects.manual.filter((row) => row.subject === subject),
      }
    : subjects;

function useAnswer(path, changes) {
  const [found, set] = useState(null);
  const [problem, setProblem] = useState(null);
  useEffect(() => {
    let wanted = true;
    setProblem(null);
    ask(path).then(
      (answer) => wanted && set(answer),
      (e) => wanted && setProblem(e.message),
    );
    return () => {
      wanted = false;
    };
  }, [path, changes]);
  return [found, problem];
}

const Deployments = ({ deployments, medianLeadSeconds }) => {
  if (deployments === 0) return null;
  const lead =
    medianLeadSeconds === null ? '' : `; the median lead time is ${number(medianLeadSeconds / 3600)} h from the commit`;
  return html`
    <p>${count(deployments, 'deployment')} in these weeks${lead}.</p>
  `;
};

// A dash marks what cannot be shown: nothing, too few people, or a week that is not over.
const shown = (seconds) => (seconds === null ? '–' : hours(seconds));

// Hours of a part by week; where it cannot be shown nothing, which is no zero.
export const partOf = (weeks, part) =>
  weeks.map((week) => (week[part] === null ? null : Math.round(week[part] / 360) / 10));

export const Subject = ({ team, subject, from, to, changes }) => {
  const query = new URLSearchParams({ team, subject, from, to });
  const [found, problem] = useAnswer(`/api/team-subject?${query}`, changes);
  if (problem)
    return html`
      <p class="state bad" role="alert">${problem}</p>
    `;
  if (!found || found.subject !== subject) return null;
  const weeks = found.weeks;
  const isNamed = weeks.some((week) => week.waiting !== null || week.manual !== null);
  return html`
    <section class="wide" aria-labelledby="one-subject">
      <h2 id="one-subject">${subject}, by week</h2>
      ${
        isNamed
          ? html`
              <${Stacks}
                label=${`Hours of waiting and manual work for ${subject} by week; the table below has the hours`}
                unit="h"
                x=${weeks.map((week) => at(week.monday))}
                series=${[
                  { label: 'Waiting', colour: '--queue', values: partOf(weeks, 'waiting') },
                  { label: 'Manual work', colour: '--manual', texture: 'lines', values: partOf(weeks, 'manual') },
                ]}
              />
              <details>
                <summary>As a table, in hours</summary>
                <${Table}
                  rows=${weeks}
                  columns=${[
                    ['Week from', (week) => week.monday, 'text'],
                    ['Waiting', (week) => shown(week.waiting)],
                    ['Manual work', (week) => shown(week.manual)],
                  ]}
                />
              </details>
            `
          : html`
              <p class="withheld">No week of it can be shown: nothing was recorded, or of too few people.</p>
            `
      }
      <p class="note">
        Hatched or –: nothing, fewer than ${me.minimumGroup} people, or a week that is not over. Weeks are not split
        into days or people. The figures of the whole team are of all projects.
      </p>
      <${Deployments} deployments=${found.deployments} medianLeadSeconds=${found.medianLeadSeconds} />
    </section>
  `;
};

// The whole weeks that a page shows: the chosen ones, or those of its trend.
export const weeksOf = (days, trend) => {
  if (days) return days;
  const weeks = trend?.weeks ?? [];
  return weeks.length > 0 ? [weeks[0].monday, plus(weeks[weeks.length - 1].monday, 6)] : null;
};
