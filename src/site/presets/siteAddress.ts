/** The site's future address, from the environment variable `SITE_URL`. */

/** @returns absolute, with its closing slash; null where it is not set @throws Error where it is no address of a site */
export function siteAddress(text: string | undefined): string | null {
  if (!text) return null;
  if (!URL.canParse(text) || !/^https?:$/.test(new URL(text).protocol)) {
    throw new Error(`SITE_URL must be the site's address, as in https://name.example/superposition/, not "${text}".`);
  }
  const { origin, pathname } = new URL(text);
  return `${origin}${pathname.replace(/\/*$/, '/')}`;
}
