// The viewer's own tokens and sessions, each of which can be ended.
import { html, useState, useEffect, send, when } from './common.js';

const used = (instant) => (instant ? `last used ${when(instant)}` : 'not used yet');

const Row = ({ title, note, lines, label, action, end }) => html`
  <tr>
    <td class="text">
      ${title}
      <div class="note">${note}</div>
    </td>
    <td class="text note why">
      ${lines.map(
        (line) => html`
          <div>${line}</div>
        `,
      )}
    </td>
    <td class="act">
      <button class="small" aria-label=${label} onClick=${end}>${action}</button>
    </td>
  </tr>
`;

const token = (one, end) => html`
  <${Row}
    key=${one.id}
    title=${`Token ${one.id}${one.name ? ` (${one.name})` : ''}`}
    note=${one.roles.join(', ')}
    lines=${[
      `created ${when(one.created)}`,
      used(one.used),
      one.expires ? `valid until ${when(one.expires)}` : 'valid until it is revoked',
    ]}
    label=${`Revoke token ${one.id}`}
    action="Revoke"
    end=${() => end({ token: one.id })}
  />
`;

const session = (one, end) => html`
  <${Row}
    key=${one.id}
    title=${one.current ? 'This browser' : 'Another browser'}
    note=${`by ${one.by}`}
    lines=${[`logged in ${when(one.opened)}`, used(one.used)]}
    label=${`Log out the browser of ${when(one.opened)}`}
    action="Log out"
    end=${() => end({ session: one.id })}
  />
`;

export const OwnAccess = () => {
  const [access, setAccess] = useState(null);
  const [problem, setProblem] = useState(null);
  const load = async () => {
    const answer = await fetch('/api/access');
    if (answer.ok) setAccess(await answer.json());
  };
  useEffect(() => {
    load();
  }, []);
  const end = (what) =>
    send('/api/access/end', what)
      .then(
        () => setProblem(null),
        (e) => setProblem(e.message),
      )
      .then(load);
  if (!access) return null;
  return html`
    <section class="wide" aria-labelledby="access">
      <h2 id="access">Your tokens and sessions</h2>
      <p class="note">
        Anyone with one of these sees what you see. End those you do not recognize; this takes effect at once.
      </p>
      ${
        access.tokens.length + access.sessions.length === 0
          ? html`
              <p class="note">You have no tokens and no sessions.</p>
            `
          : html`
              <table>
                <tbody>
                  ${access.tokens.map((one) => token(one, end))} ${access.sessions.map((one) => session(one, end))}
                </tbody>
              </table>
            `
      }
      ${
        problem &&
        html`
          <p class="problem" role="alert">${problem}</p>
        `
      }
    </section>
  `;
};
