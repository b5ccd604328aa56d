// One's own page: say now and then what one is doing, so that it can be seen how well hours are measured.
import { html, useEffect, useState, ask, send, sentence, count, when } from './common.js';

const SAID = [
  ['meeting', 'In a meeting'],
  ['manual', 'Something by hand'],
  ['waiting', 'Waiting for a machine'],
  ['technical', 'Technical work'],
  ['notWorking', 'Not working'],
];

const titleOf = (said) => SAID.find(([name]) => name === said)[1];

const Open = ({ open, minimumGroup }) => html`
  <p class="note">
    Not counted yet, and yours alone:${' '}
    ${open.map((tap) => `${when(tap.at)} ${titleOf(tap.said).toLowerCase()}`).join('; ')}. Each is counted once its day
    is final, together with moments of at least ${minimumGroup} people; then nobody knows whose it is.
  </p>
`;

const Taps = ({ own, say }) => html`
  <p>
    You take part until ${own.until}. What are you doing right now? You can say it
    ${' '}${count(own.leftToday, 'more time', 'more times')} today.
  </p>
  <p class="row">
    ${SAID.map(
      ([name, title]) => html`
        <button disabled=${own.leftToday === 0} onClick=${() => say('/api/me/calibration/tap', { said: name })}>
          ${title}
        </button>
      `,
    )}
  </p>
`;

export const Calibration = () => {
  const [own, setOwn] = useState(null);
  const [problem, setProblem] = useState(null);
  const load = () => ask('/api/me/calibration').then(setOwn, () => setOwn(null));
  useEffect(() => {
    load();
  }, []);
  const say = (path, body) => {
    setProblem(null);
    send(path, body).then(load, (e) => setProblem(e.message));
  };
  if (!own) return null;
  return html`
    <section class="wide" aria-labelledby="calibration">
      <h2 id="calibration">How well is this measured?</h2>
      ${
        own.since
          ? html`
              <${Taps} own=${own} say=${say} />
            `
          : html`
              <p>
                If you want to, say what you are doing, at most four times on a working day of three weeks. It shows how
                far measured hours agree with what people say. No page shows anybody else whether you take part.
              </p>
            `
      }
      ${
        own.open.length > 0 &&
        html`
          <${Open} open=${own.open} minimumGroup=${own.minimumGroup} />
        `
      }
      <button onClick=${() => say('/api/me/calibration', { takesPart: !own.since })}>
        ${own.since ? 'No longer take part, and erase what is not counted' : 'Take part'}
      </button>
      ${
        problem &&
        html`
          <p class="problem" role="alert">${sentence(problem)}</p>
        `
      }
    </section>
  `;
};
