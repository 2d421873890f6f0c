/** `/`, `/index.html`, `/index.php`, `/default.aspx`; not the `#!` and `#/` of sites that tell pages apart by them. */
const FRONT = /^\/*(?:(?:index|default|home)(?:\.\w{2,5})?)?\/*$/i;

/** Whether an address is that of a site, not of a page of it. */
export const isFrontPage = (url: string): boolean => {
  const parsed = URL.parse(url);
  return (
    parsed !== null && FRONT.test(parsed.pathname) && parsed.search === '' && !/^#[!/]/.test(parsed.hash)
  );
};
