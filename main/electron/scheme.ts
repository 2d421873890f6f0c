/** The window's own origin. Registered as standard and secure; answered by the application, never by the network. */
export const SCHEME = 'offprint';
export const ORIGIN = `${SCHEME}://app`;
export const HOME = `${ORIGIN}/index.html`;

export const isOwnAddress = (url: string): boolean => url.startsWith(`${ORIGIN}/`);
