// Templates of htm drop spaces at a line's end, so a space that counts there is written ${' '}.
export default {
  printWidth: 120,
  singleQuote: true,
  htmlWhitespaceSensitivity: 'ignore',
};
