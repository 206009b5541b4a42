/** The viewer comes without types; what it does is to register its element. */
declare module 'openapi-explorer';
