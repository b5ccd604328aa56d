// The operator's page: readiness, lag, dead letters, webhooks and sources.
import { html, useLive, useTick, State, when, ago, Sources } from './common.js';

const Calls = ({ calls }) => {
  useTick(10000);
  return html`
    <div class="scroll">
      <table>
        <thead>
          <tr>
            <th scope="col">Source</th>
            <th scope="col">Accepted</th>
            <th scope="col">Ignored</th>
            <th scope="col">Dead letters</th>
            <th scope="col">Refused</th>
            <th scope="col" class="text">Last webhook</th>
            <th scope="col" class="text">Last rejected</th>
          </tr>
        </thead>
        <tbody>
          ${calls.map(
            (of) => html`
              <tr>
                <td class="text">${of.source}</td>
                <td>${of.accepted}</td>
                <td>${of.ignored}</td>
                <td>${of.setAside}</td>
                <td>${of.refused}</td>
                <td class="text">
                  ${
                    of.last
                      ? html`
                          ${when(of.last)}${' '}
                          <span class="note">${ago(of.last)} ago</span>
                        `
                      : 'none since the collector started'
                  }
                </td>
                <td class="text why">
                  ${
                    of.reason
                      ? html`
                          ${of.reason}${' '}
                          <span class="note">${ago(of.refusedAt)} ago</span>
                        `
                      : '–'
                  }
                </td>
              </tr>
            `,
          )}
        </tbody>
      </table>
    </div>
    <p class="note">
      Since midnight UTC, or since the collector started. A polled source appears here only if it also sends webhooks.
    </p>
  `;
};

const spooled = (bytes) =>
  bytes == null ? 'unknown: the collector runs in another process' : (bytes / 1048576).toFixed(1) + ' MiB';

export const SystemPage = () => {
  const [s, state] = useLive('system', '');
  return html`
    <h1>System</h1>
    <${State} state=${state} />
    ${
      s.state?.stall &&
      html`
        <p class="problem" role="alert">
          <strong>Days have not been up to date since ${when(s.state.stall.since)}.</strong>
          ${' '}${s.state.stall.reason} ${s.state.stall.action} New evidence is stored meanwhile.
        </p>
      `
    }
    <div class="grid">
      ${
        s.state &&
        html`
          <section aria-labelledby="parts">
            <h2 id="parts">State</h2>
            <table>
              <tbody>
                <tr>
                  <td>Consumer lag of streams, in records</td>
                  <td>${s.state.lag ?? 'unknown'}</td>
                </tr>
                <tr>
                  <td>Spool on disk</td>
                  <td>${spooled(s.state.spoolBytes)}</td>
                </tr>
                ${Object.entries(s.state.versions).map(
                  ([name, version]) => html`
                    <tr>
                      <td>${name}</td>
                      <td>${version}</td>
                    </tr>
                  `,
                )}
              </tbody>
            </table>
          </section>
        `
      }
      ${
        s.deadLetters &&
        html`
          <section class="two" aria-labelledby="letters">
            <h2 id="letters">Dead letters</h2>
            ${
              s.deadLetters.length === 0
                ? html`
                    <p class="note">There are none.</p>
                  `
                : html`
                    <div class="scroll">
                      <table>
                        <thead>
                          <tr>
                            <th scope="col">Source</th>
                            <th scope="col" class="text">Reason</th>
                            <th scope="col">Count</th>
                            <th scope="col" class="text">Last</th>
                          </tr>
                        </thead>
                        <tbody>
                          ${s.deadLetters.map(
                            (row) => html`
                              <tr>
                                <td class="text">${row.source}</td>
                                <td class="text why">${row.reason}</td>
                                <td>${row.count}</td>
                                <td class="text">${when(row.last)}</td>
                              </tr>
                            `,
                          )}
                        </tbody>
                      </table>
                    </div>
                  `
            }
          </section>
        `
      }
      ${
        s.sources &&
        html`
          <section class="wide" aria-labelledby="sources">
            <h2 id="sources">Sources</h2>
            <${Sources} sources=${s.sources} />
          </section>
        `
      }
      ${
        s.calls !== undefined &&
        html`
          <section class="wide" aria-labelledby="calls">
            <h2 id="calls">Webhooks today</h2>
            ${
              s.calls === null
                ? html`
                    <p class="note">
                      The collector runs in a process of its own. Its log and its metrics, at
                      <code>/metrics</code>
                      on the port${' '}
                      <code>collector.port</code>
                      , count webhooks by source.
                    </p>
                  `
                : s.calls.length === 0
                  ? html`
                      <p class="note">No webhook has arrived since the collector started.</p>
                    `
                  : html`
                      <${Calls} calls=${s.calls} />
                    `
            }
          </section>
        `
      }
      ${
        s.strangers &&
        html`
          <section class="wide" aria-labelledby="strangers">
            <h2 id="strangers">Unattributed identities</h2>
            ${
              s.strangers.length === 0
                ? html`
                    <p class="note">There are none.</p>
                  `
                : html`
                    <div class="scroll">
                      <table>
                        <thead>
                          <tr>
                            <th scope="col">Identity</th>
                            <th scope="col">Activities</th>
                            <th scope="col" class="text">First</th>
                            <th scope="col" class="text">Last</th>
                            <th scope="col" class="text">Likely owner</th>
                          </tr>
                        </thead>
                        <tbody>
                          ${s.strangers.map(
                            (row) => html`
                              <tr>
                                <td class="text">${row.identity}</td>
                                <td>${row.activities}</td>
                                <td class="text">${when(row.first)}</td>
                                <td class="text">${when(row.last)}</td>
                                <td class="text">${row.likelyOwner ?? '–'}</td>
                              </tr>
                            `,
                          )}
                        </tbody>
                      </table>
                    </div>
                    <p class="note">
                      Add each to a person, or to bots, in organization.yaml. All of its activities are then counted for
                      that person.
                    </p>
                  `
            }
          </section>
        `
      }
    </div>
  `;
};
