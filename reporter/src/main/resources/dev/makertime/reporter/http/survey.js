// Rounds of the survey for managers: open one, end it, keep or discard it, and what came of those before.
import { html, Table, useEffect, useState, ask, send, sentence, count, when, number } from './common.js';

const percent = (share) => `${Math.round(100 * share)} %`;

const spread = (of, times, unit) =>
  of ? `${number(times * of.mode)} ${unit} (${number(times * of.min)} … ${number(times * of.max)})` : null;

const chance = (of) => (of ? `${percent(of.value)} (${percent(of.range[0])} … ${percent(of.range[1])})` : null);

// Each input with how many know it; what too few know is unknown.
const rowsOf = (inputs) => [
  [
    'Hours to find out what a move means, all engineers',
    spread(inputs.assessmentHours, 1, 'h'),
    inputs.assessmentHours,
  ],
  ['Time until people are as fast as before', spread(inputs.learningMonths, 1, 'months'), inputs.learningMonths],
  ['Work that is lost meanwhile', spread(inputs.learningDrop, 100, '%'), inputs.learningDrop],
  ['How late such a move is', spread(inputs.slipMonths, 1, 'months'), inputs.slipMonths],
  ['In use and better after a year', chance(inputs.successProbability), inputs.successProbability],
  ['Ready on the planned day', chance(inputs.onTimeProbability), inputs.onTimeProbability],
];

const Round = ({ round, minimumGroup, checks }) => html`
  <section class="wide" aria-labelledby=${'round-' + round.round}>
    <h2 id=${'round-' + round.round}>${round.round}, ${round.day}</h2>
    <p>
      ${count(round.n, 'answer')}, for ${count(round.engineers, 'engineer')}. All of it is assumed. Simulations use it
      where nothing is typed.
    </p>
    <${Table}
      rows=${rowsOf(round.inputs)}
      columns=${[
        ['Question', ([title]) => title, 'text'],
        ['Likeliest (least … most)', ([, value]) => value ?? `unknown: fewer than ${minimumGroup} know`],
        ['Know it', ([, , of]) => of?.n ?? '–'],
      ]}
    />
    <${Table}
      rows=${Object.entries(round.inputs.boxes)}
      columns=${[
        ['Can do without asking anybody', ([name]) => checks[name], 'text'],
        [
          'Share',
          ([, check]) =>
            check
              ? `${percent(check.share)} (${percent(check.interval[0])} … ${percent(check.interval[1])})`
              : `unknown: fewer than ${minimumGroup} know`,
        ],
      ]}
    />
  </section>
`;

// Codes are shown once: they are known to nobody afterwards, and not to the reporter either.
const Codes = ({ opened }) => html`
  <div role="status">
    <p>
      Print this page, cut the codes apart, and let people draw one each. They answer at${' '}
      <a href="/survey">${location.origin}/survey</a>
      ${' '}without a login. The codes are shown only now.
    </p>
    <ul class="codes">
      ${opened.codes.map(
        (code) => html`
          <li><code>${code}</code></li>
        `,
      )}
    </ul>
  </div>
`;

const Opening = ({ minimumGroup, open }) => {
  const submit = (event) => {
    event.preventDefault();
    const given = new FormData(event.target);
    open({
      round: given.get('round'),
      engineers: Number(given.get('engineers')),
      codes: Number(given.get('codes')),
    });
  };
  return html`
    <form class="line" onSubmit=${submit}>
      <div>
        <label for="round">Name</label>
        <input
          id="round"
          name="round"
          required
          pattern="[a-z0-9][a-z0-9\\-]{0,39}"
          title="small letters, digits and -"
        />
      </div>
      <div>
        <label for="engineers">Engineers whom the move concerns</label>
        <input id="engineers" name="engineers" type="number" min="1" max="100000" required />
      </div>
      <div>
        <label for="codes">People who may answer</label>
        <input id="codes" name="codes" type="number" min=${minimumGroup} max="1000" required />
      </div>
      <button>Open a round</button>
    </form>
  `;
};

const Unanimous = ({ names }) =>
  names.length > 0
    ? html`
        <p class="withheld">
          All who know answered alike, so that the answer of each is known: ${names.join(', ')}. Discard the round if
          that would hurt somebody.
        </p>
      `
    : html`
        <p>No question was answered alike by all.</p>
      `;

const OpenRound = ({ round, minimumGroup, step }) => html`
  <p>
    ${round.round} is open until ${when(round.until)}: ${count(round.codes, 'code')};${' '}
    ${
      round.ended
        ? 'it takes no more answers'
        : round.enough
          ? 'enough have answered to keep it'
          : `fewer than ${minimumGroup} have answered`
    }.
  </p>
  ${
    round.ended &&
    html`
      <${Unanimous} names=${round.unanimous} />
    `
  }
  <div class="row">
    ${
      round.ended
        ? html`
            <button onClick=${() => step('keep')}>Keep its counts</button>
          `
        : html`
            <button disabled=${!round.enough} onClick=${() => step('end')}>Take no more answers</button>
          `
    }
    <button onClick=${() => confirm('Throw this round and its answers away?') && step('discard')}>Discard it</button>
  </div>
`;

export const Survey = () => {
  const [shown, setShown] = useState(null);
  const [opened, setOpened] = useState(null);
  const [problem, setProblem] = useState(null);
  const look = () => ask('/api/survey').then(setShown, (e) => setProblem(e.message));
  useEffect(() => {
    look();
  }, []);
  const act = async (path, body) => {
    setProblem(null);
    try {
      const answer = await (await send('/api/survey/' + path, body)).json();
      setOpened(path === 'open' ? answer : null);
    } catch (e) {
      setProblem(e.message);
    }
    await look();
  };
  return html`
    <h1>Survey</h1>
    <p>
      Twelve questions about what nothing can measure. Nobody can tell who gave which answer: people draw codes, and
      only counts of at least ${shown?.minimumGroup ?? 'a few'} people are kept.
    </p>
    ${
      problem &&
      html`
        <p class="problem" role="alert">${sentence(problem)}</p>
      `
    }
    ${
      shown === null
        ? html`
            <p class="note">${problem ? '' : 'Loading…'}</p>
          `
        : html`
            <section class="wide" aria-labelledby="now">
              <h2 id="now">This round</h2>
              ${
                shown.open
                  ? html`
                      <${OpenRound}
                        round=${shown.open}
                        minimumGroup=${shown.minimumGroup}
                        step=${(what) => act(what, {})}
                      />
                    `
                  : html`
                      <${Opening} minimumGroup=${shown.minimumGroup} open=${(body) => act('open', body)} />
                    `
              }
              ${
                opened &&
                html`
                  <${Codes} opened=${opened} />
                `
              }
            </section>
            ${shown.rounds.map(
              (round) => html`
                <${Round} key=${round.round} round=${round} minimumGroup=${shown.minimumGroup} checks=${shown.checks} />
              `,
            )}
            ${
              shown.rounds.length === 0 &&
              html`
                <p class="note">No round was kept yet.</p>
              `
            }
          `
    }
  `;
};
