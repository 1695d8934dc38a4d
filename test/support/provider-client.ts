/** How providers of the tests know this program. */
export const providerClientId = 'portkeeper';
export const providerClientSecret = 'thicket-compass-velvet-91';
