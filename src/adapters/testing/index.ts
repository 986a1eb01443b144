/** `backchat/testing`: a back end in memory, records and whole worlds to fill it, and the reference wire over it. */
export {createMemoryAdapter} from '../memory-adapter.js';
export type {
  Failure,
  MemoryAdapter,
  MemoryAdapterOptions,
  MemoryControl,
  PortCall,
  PortMethod,
  Wait,
} from '../memory-adapter.js';
export {aChat, aClient, after, aMessage, aPicture, aServiceUser, aThread, authorOf, type Line} from './fixtures.js';
export {longThread, manyChats} from './large-worlds.js';
export {oddNames} from './odd-names.js';
export {smallWorld} from './small-world.js';
export {fetchOver, type Serve, serveWire, type WireOptions} from './wire.js';
export type {World} from './world.js';
