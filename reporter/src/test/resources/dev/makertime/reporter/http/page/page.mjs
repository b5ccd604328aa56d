// Runs the dashboard's modules without a browser: components become text, and hooks keep their first values. Charts,
// which need a canvas, are not drawn.
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);
globalThis.preact = { h: (type, props, ...children) => ({ type, props: props ?? {}, children }) };
globalThis.preactHooks = {
  useState: (first) => [typeof first === 'function' ? first() : first, () => {}],
  useEffect: () => {},
  useLayoutEffect: () => {},
  useRef: (first) => ({ current: first }),
};
globalThis.htm = require('./htm.cjs');
globalThis.addEventListener ??= () => {};

export const drawn = [];
const CHARTS = ['Stacks', 'Lines'];
const SHOWN = ['aria-label', 'label', 'placeholder'];
export const textOf = (node) => {
  if (Array.isArray(node)) return node.map(textOf).join('');
  if (node === null || node === undefined || typeof node === 'boolean') return '';
  if (typeof node !== 'object') return String(node);
  if (typeof node.type === 'function') {
    drawn.push({ name: node.type.name, props: node.props });
    if (CHARTS.includes(node.type.name)) return ` ${node.props.label} `;
    return textOf(node.type({ ...node.props, children: node.children }));
  }
  const said = SHOWN.map((name) => node.props[name]).filter((text) => typeof text === 'string');
  return `${said.join(' ')} ${textOf(node.children)} `.replaceAll('\u00a0', ' ').replace(/\s+/g, ' ');
};
