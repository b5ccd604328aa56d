// What the platform can do without a person: checks of runs, recovery, deployments, and jobs people wait for.
import { html, Table, useAddress, useEffect, useState, ask, dateOf, mondayOf, now, number, plus } from './common.js';
import { lasting } from './evidence.js';

const WEEKS = ['4', '13', '26', '52'];
const MOST_JOBS = 20;

// By check: what it is a share of, what would move it, and what it needs to be known.
export const CHECKS = {
  command: [
    'jobs that something else than a click starts',
    'start the other jobs by a schedule, a push or a command',
    'a source that tells what set its runs off',
  ],
  code: [
    'jobs whose latest run tells its commit',
    'run the other jobs from a repository',
    'GitLab, GitHub, Jenkins, MLflow or DVC',
  ],
  data: [
    'trained models whose latest training tells the version of its data',
    'version the data of the other trainings, with DVC or Git LFS',
    'trainings that tell the version of their data',
  ],
  model: [
    'trained models that were given a version',
    'register the other models',
    'MLflow, for the registry of models',
  ],
  schedule: [
    'jobs that recur, and mostly start by themselves',
    'put the other jobs on a schedule',
    'runs of at least four days of a job',
  ],
  retries: [
    'outages of scheduled jobs that the tool tried to end by itself',
    'configure retries of the other jobs',
    'failed runs of scheduled jobs',
  ],
  logs: [
    'jobs whose latest failure has a link to its log',
    'let the other jobs tell a link',
    'failed runs of GitLab, GitHub or Jenkins',
  ],
  dependencies: [
    'jobs that the job before starts, where otherwise a person does',
    'let the job before start what people start after it',
    'runs that other runs start, such as those of a DAG',
  ],
  checks: [
    'deployments to production whose commit a pipeline had checked',
    'run the checks on each push before the deployment',
    'deployments that tell their commit',
  ],
  deploy: [
    'deployments to production without a hand',
    'let the pipeline deploy what has passed its checks',
    'deployments to production',
  ],
  compute: [
    'runs on machines that began within 15 minutes',
    'add machines, or let them start faster',
    'runs that tell on which machines they are, such as those of Slurm or Databricks',
  ],
};

const FLAGS = { PROXY: 'by a sign of it', FEW: 'few', NOT_NEEDED: 'not needed' };

const percent = (share) => Math.round(100 * share) + '\u00a0%';
const rangeOf = (interval) => (interval ? `${Math.round(100 * interval[0])} to ${percent(interval[1])}` : '');
const isKnown = (one) => one.share !== null && one.share !== undefined;

const ratio = (one) =>
  isKnown(one) ? `${percent(one.share)} (${one.numerator} of ${one.denominator})` : 'unknown: there was none';

const spread = (one) =>
  one.n === 0 ? 'unknown: there was none' : `${lasting(one.p50)} in half, ${lasting(one.p90)} in nine of ten cases`;

// Movement is possible where something is missing; what is unknown needs a source.
const moves = ([name, one]) => {
  const [, move, need] = CHECKS[name];
  if (!isKnown(one)) return 'needs ' + need;
  return one.share < 1 ? move : '–';
};

const certainty = (one) => [one.kind.toLowerCase(), ...one.flags.map((flag) => FLAGS[flag] ?? flag)].join(', ');

const answer = ({ phi, boxes }) => {
  const all = Object.keys(boxes).length;
  const known = phi.measured + phi.assumed;
  if (phi.value === null)
    return `What the platform can do without a person is unknown: only ${known} of ${all} checks are known.`;
  return (
    `The platform can do ${percent(phi.value)} of what it could do without a person (${rangeOf(phi.interval)}), ` +
    `known of ${known} of ${all} checks.`
  );
};

const Checks = ({ boxes, phi }) => html`
  <section class="wide" aria-labelledby="checks">
    <h2 id="checks">Eleven checks</h2>
    <${Table}
      rows=${Object.entries(boxes)}
      columns=${[
        ['Check', ([name]) => CHECKS[name][0], 'text'],
        ['Share', ([, one]) => (isKnown(one) ? percent(one.share) : 'unknown')],
        ['95 % interval', ([, one]) => rangeOf(one.interval)],
        ['Counted', ([, one]) => (isKnown(one) ? `${one.numerator} of ${one.denominator}` : '')],
        ['Known', ([, one]) => certainty(one), 'text'],
        ['What would move it', moves, 'text'],
      ]}
    />
    ${
      phi.ifUnknownWere &&
      phi.unknown.length > 0 &&
      html`
        <p class="note">
          What is unknown counts neither as there nor as missing. With none of it the platform could do
          ${' ' + percent(phi.ifUnknownWere.zero)}, with all of it ${percent(phi.ifUnknownWere.one)}. Intervals take
          jobs as independent, so those of few sources are a little too narrow.
        </p>
      `
    }
  </section>
`;

const Recovery = ({ recovery }) => html`
  <section aria-labelledby="recovery">
    <h2 id="recovery">Recovery</h2>
    ${
      recovery.outages === 0
        ? html`
            <p>No job failed that could be judged.</p>
          `
        : html`
            <p class="answer">
              ${recovery.byClass.MACHINE} of ${recovery.outages} outages were ended by another try of the tool,
              ${' ' + recovery.byClass.PERSON} by a person.
            </p>
            <ul>
              <li>Ended by the next run: ${recovery.byClass.NEXT_RUN}. Still open: ${recovery.byClass.OPEN}.</li>
              <li>
                Until somebody acted: ${spread(recovery.firstHumanAct)}. In ${recovery.firstHumanAct.withoutAct} nobody
                did.
              </li>
              <li>Until the job succeeded: ${spread(recovery.restore.all)}.</li>
            </ul>
          `
    }
  </section>
`;

const Deployments = ({ dora }) => html`
  <section aria-labelledby="deployments">
    <h2 id="deployments">Deployments to production</h2>
    <ul>
      <li>Deployment frequency: ${number(dora.perWeek)} a week, ${dora.deployments} in all.</li>
      <li>Change failure rate: ${ratio(dora.changeFailure)}.</li>
      <li>Time to restore: ${spread(dora.timeToRestore)}.</li>
      <li>Without a hand: ${ratio(dora.handFree)}.</li>
    </ul>
    <p class="note">
      ${dora.handFree.untold > 0 && `Of ${dora.handFree.untold} it is not told what set them off. `} No pager is read:
      what was found broken in another way is unknown here. Lead times are with deployments.
    </p>
  </section>
`;

const waitedOf = (job) => (job.suppressed ? 'withheld' : job.waitedSeconds ? number(job.waitedSeconds / 3600) : '0.0');

const Jobs = ({ jobs }) => {
  const longest = [...jobs].sort((a, b) => (b.waitedSeconds ?? 0) - (a.waitedSeconds ?? 0) || b.runs - a.runs);
  const quantile = (of, at) => (of.n === 0 ? 'unknown' : lasting(of[at]));
  return html`
    <section class="wide" aria-labelledby="jobs">
      <h2 id="jobs">Jobs, those first at which people waited longest</h2>
      ${
        jobs.length === 0
          ? html`
              <p>There are no runs that may be told.</p>
            `
          : html`
              <${Table}
                rows=${longest.slice(0, MOST_JOBS)}
                columns=${[
                  ['Job', (job) => (job.job === job.subject ? job.subject : `${job.subject}: ${job.job}`), 'text'],
                  ['Runs', (job) => job.runs],
                  ['Failed', (job) => (job.failedShare == null ? 'unknown' : percent(job.failedShare))],
                  ['Queue, median', (job) => quantile(job.queue, 'p50')],
                  ['Run, median', (job) => quantile(job.run, 'p50')],
                  ['Run, 95 %', (job) => quantile(job.run, 'p95')],
                  ['Person-hours waited', waitedOf],
                ]}
              />
            `
      }
      ${
        jobs.length > MOST_JOBS &&
        html`
          <p class="note">${jobs.length - MOST_JOBS} other jobs are not shown.</p>
        `
      }
    </section>
  `;
};

export const Platform = () => {
  const [weeks, setWeeks] = useAddress('weeks', '13');
  const [found, setFound] = useState(null);
  const [problem, setProblem] = useState(null);
  const to = plus(mondayOf(dateOf(now())), -1);
  const from = plus(to, 1 - 7 * (WEEKS.includes(weeks) ? Number(weeks) : 13));
  useEffect(() => {
    let dropped = false;
    setFound(null);
    setProblem(null);
    ask(`/api/platform?from=${from}&to=${to}`).then(
      (body) => {
        if (!dropped) setFound(body);
      },
      (e) => {
        if (!dropped) setProblem(e.message);
      },
    );
    return () => {
      dropped = true;
    };
  }, [from, to]);
  return html`
    <h1>Platform</h1>
    <p class=${'state' + (problem ? ' bad' : found ? ' verdict' : '')} role="status">
      ${problem ?? (!found ? 'Counting runs…' : found.withheld ? `Withheld: ${found.withheld}.` : answer(found))}
    </p>
    <form class="line" onSubmit=${(event) => event.preventDefault()}>
      <div>
        <label for="weeks">Whole weeks up to ${to}</label>
        <select id="weeks" onChange=${(event) => setWeeks(event.target.value)}>
          ${WEEKS.map(
            (one) => html`
              <option value=${one} selected=${one === weeks}>the last ${one}</option>
            `,
          )}
        </select>
      </div>
    </form>
    ${
      found &&
      !found.withheld &&
      html`
        <div class="grid">
          <${Checks} boxes=${found.boxes} phi=${found.phi} />
          <${Recovery} recovery=${found.recovery} />
          <${Deployments} dora=${found.dora} />
          <${Jobs} jobs=${found.jobs} />
        </div>
      `
    }
  `;
};
