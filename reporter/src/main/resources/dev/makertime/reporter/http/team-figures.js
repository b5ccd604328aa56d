// Shared by the sections of a team's page: hours by kind, and notes on missing data.
import { html, count, PARTS } from './common.js';
import { isAtMost, knownHours, knownNote, knownShare, titleOf } from './known.js';

export const CoverageNote = ({ coverage }) => {
  if (!coverage) return null;
  const missing = coverage.people - coverage.calendars;
  const stale = coverage.sources.filter((source) => source.state === 'stale' || source.state === 'silent');
  const calendars = missing > 0 ? `, calendars missing for ${missing}` : '';
  const from = `From ${coverage.tools} of ${count(coverage.people, 'person', 'people')}${calendars}`;
  return html`
    <p class="note">
      ${from}${
        stale.length
          ? html`
              ;${' '}
              <strong class="problem">stale: ${stale.map((source) => source.name).join(', ')}</strong>
            `
          : ''
      }.
    </p>
  `;
};

export const KnownNote = ({ known }) => {
  const note = knownNote(known);
  return note
    ? html`
        <p class="note known">${note}</p>
      `
    : null;
};

// Technical work and what is withheld in one row, so that a week with more of it withheld does not look like less work.
const together = (sums) => sums && { ...sums, technical: sums.technical + sums.rest, rest: 0 };
const titled = (part, title, known, isWithheld) =>
  part === 'technical' && isWithheld && !isAtMost(part, known)
    ? 'Technical work, with withheld hours'
    : titleOf(part, title, known);

export const Parts = ({ now, known, before, knownBefore }) => html`
  <table>
    <thead>
      <tr>
        <th scope="col">Working time</th>
        <th scope="col">Hours</th>
        <th scope="col">Share</th>
        ${
          before &&
          html`
            <th scope="col">Before</th>
          `
        }
      </tr>
    </thead>
    <tbody>
      ${PARTS.concat([['focus', 'Focus']]).map(
        ([part, title]) => html`
          <tr>
            <td>
              ${
                part === 'focus'
                  ? html`
                      <span class="note">${title}</span>
                    `
                  : html`
                      <span class=${'key ' + (isAtMost(part, known) ? 'unaccounted' : part)}></span>
                      ${
                        part === 'technical' &&
                        now.rest > 0 &&
                        html`
                          <span class="key rest"></span>
                        `
                      }
                      ${titled(part, title, known, now.rest > 0 || (before && before.rest > 0))}
                    `
              }
            </td>
            <td>${knownHours(part, together(now), known)}</td>
            <td>${knownShare(part, together(now), known)}</td>
            ${
              before &&
              html`
                <td>${knownShare(part, together(before), knownBefore)}</td>
              `
            }
          </tr>
        `,
      )}
    </tbody>
  </table>
`;
