/** What the routes share. */
import type {Commands} from './commands.js';
import type {Database} from './db/database.js';
import type {Hub} from './hub.js';
import type {OpenApi} from './openapi.js';
import type {Simulation} from './simulation.js';

export interface Services {
  readonly database: Database;
  readonly hub: Hub;
  readonly commands: Commands;
  readonly simulation: Simulation;
  readonly openApi: OpenApi;
}
