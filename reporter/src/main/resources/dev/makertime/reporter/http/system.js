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
            <th scope="col">Set aside</th>
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
                      : 'none since the start'
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
      Since midnight UTC, or since the start. A source that is polled appears here only if it sends webhooks too.
    </p>
  `;
};

const spooled = (bytes) => (bytes == null ? 'the collector runs elsewhere' : (bytes / 1048576).toFixed(1) + ' MiB');

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
          ${' '}${s.state.stall.reason} ${s.state.stall.action} What arrives is kept.
        </p>
      `
    }
    <div class="grid">
      ${
        s.state &&
        html`
          <section aria-labelledby="parts">
            <h2 id="parts">Parts</h2>
            <table>
              <tbody>
                <tr>
                  <td>Consumer lag of streams, records</td>
                  <td>${s.state.lag ?? 'not known'}</td>
                </tr>
                <tr>
                  <td>Spool on disk, until the broker accepts it</td>
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
            <h2 id="letters">Set aside</h2>
            ${
              s.deadLetters.length === 0
                ? html`
                    <p class="note">No dead letters.</p>
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
                      The collector runs as a process of its own, and counts its calls itself: its log and its
                      page${' '}
                      <code>/metrics</code>
                      , at the port of
                      <code>collector.port</code>
                      , have them by source.
                    </p>
                  `
                : s.calls.length === 0
                  ? html`
                      <p class="note">No webhook has come since the start.</p>
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
            <h2 id="strangers">Identities without an owner</h2>
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
                            <th scope="col" class="text">Perhaps</th>
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
                      Add them to a person or to bots in organization.yaml; their activities then count from the first
                      day.
                    </p>
                  `
            }
          </section>
        `
      }
    </div>
  `;
};
