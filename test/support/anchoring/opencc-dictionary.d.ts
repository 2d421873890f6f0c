declare module 'opencc-js/dict/STCharacters' {
  /** `simplified traditional[ other…]`, separated by `|`. */
  const pairs: string;
  export default pairs;
}
