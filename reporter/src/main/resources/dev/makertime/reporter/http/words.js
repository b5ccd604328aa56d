// Words that the glossary explains: a link to their sentence.
import { html } from './common.js';

export const anchorOf = (word) => word.toLowerCase().replace(/[^a-z0-9]+/g, '-');

// A word of the glossary as it stands in a sentence: <Word of="withheld" /> or with another form of it as text.
export const Word = ({ of, text = of }) => html`
  <a class="word" href=${'/glossary#' + anchorOf(of)}>${text}</a>
`;
